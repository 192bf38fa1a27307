import { extractProgram } from './extract';
import type { ForeignFormat, ForeignRun, ForeignSample, UnknownRun } from './foreign-run';
import type { LineFault } from './import-experiment';
import {
  bad,
  describe,
  isRecord,
  list,
  oneOf,
  orNull,
  string,
  words,
  type Fault,
  type Reader,
} from './reader';
import { boolean, nullable, open, record } from './reader-open';

/**
 * Reads a run that another harness wrote: HumanEval's `samples.jsonl` (with or without results), EvalPlus's
 * `eval_results.json`, LiveCodeBench's outputs and evaluations, Inspect's EvalLog as JSON. The form is told from the
 * content. Entries that cannot be read are faults beside the good ones. Never throws.
 */
export function readForeignRun(text: string): ForeignRun | UnknownRun {
  const whole = parse(text.trim());
  if (Array.isArray(whole)) return runOf('live-code-bench', null, whole, liveCodeBench);
  if (isRecord(whole) && isRecord(whole['eval']) && 'version' in whole)
    return inspectRun(whole, whole['eval']);
  if (isRecord(whole) && isRecord(whole['eval'])) return evalPlusRun(whole['eval']);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = parse(lines[0] ?? '');
  if (isRecord(first) && 'task_id' in first) {
    const rows = lines.map((line) => parse(line));
    return runOf('human-eval', null, rows, humanEval);
  }
  const fault = {
    path: 'file',
    found: whole === undefined ? 'text of another form' : describe(whole),
    expected: 'HumanEval samples, EvalPlus results, LiveCodeBench outputs or an Inspect log',
  };
  return { kind: 'unknown', fault };
}

type Samples = readonly ForeignSample[];

/** Reads every entry; `line` of a fault is the entry's number from 1. */
function runOf<T>(
  format: ForeignFormat,
  model: string | null,
  entries: readonly unknown[],
  { reader, samples }: { readonly reader: Reader<T>; readonly samples: (entry: T) => Samples },
): ForeignRun {
  const faults: LineFault[] = [];
  const read = entries.flatMap((entry, i) => {
    const own: Fault[] = [];
    const value = reader(entry, 'entry', own);
    if (value !== bad) return samples(value);
    faults.push({ line: i + 1, faults: own });
    return [];
  });
  return { format, model, samples: read, faults };
}

interface HumanEvalLine {
  readonly task_id: string;
  readonly completion: string | null;
  readonly solution: string | null;
  readonly passed: boolean | null;
}

const humanEval = {
  reader: open<HumanEvalLine>({
    task_id: words,
    completion: orNull(string),
    solution: orNull(string),
    passed: orNull(boolean),
  }),
  samples: ({ task_id, completion, solution, passed }: HumanEvalLine): Samples => {
    const code =
      solution !== null
        ? ({ kind: 'whole', text: solution } as const)
        : ({ kind: 'completion', text: completion ?? '' } as const);
    return [{ problemId: task_id, reply: code.text, code: filled(code), claimed: passed }];
  },
};

interface EvalPlusEntry {
  readonly task_id: string;
  readonly solution: string;
  readonly base_status: 'pass' | 'fail' | 'timeout' | null;
  readonly plus_status: 'pass' | 'fail' | 'timeout' | null;
}

const status = orNull(oneOf('pass', 'fail', 'timeout'));
const evalPlus = {
  reader: open<EvalPlusEntry>({
    task_id: words,
    solution: string,
    base_status: status,
    plus_status: status,
  }),
  samples: ({ task_id, solution, base_status, plus_status }: EvalPlusEntry): Samples => [
    {
      problemId: task_id,
      reply: solution,
      code: filled({ kind: 'whole', text: solution }),
      claimed: base_status === null ? null : base_status === 'pass' && (plus_status ?? 'pass') === 'pass',
    },
  ],
};

function evalPlusRun(tasks: Readonly<Record<string, unknown>>): ForeignRun {
  const entries = Object.entries(tasks).flatMap(([id, value]) =>
    Array.isArray(value)
      ? value.map((entry: unknown) => (isRecord(entry) ? { task_id: id, ...entry } : entry))
      : [value],
  );
  return runOf('eval-plus', null, entries, evalPlus);
}

interface LiveCodeBenchEntry {
  readonly question_id: string;
  readonly code_list: readonly string[];
  readonly output_list: readonly string[] | null;
  readonly graded_list: readonly boolean[] | null;
}

const liveCodeBench = {
  reader: open<LiveCodeBenchEntry>({
    question_id: words,
    code_list: list(string),
    output_list: orNull(list(string)),
    graded_list: orNull(list(boolean)),
  }),
  samples: ({ question_id, code_list, output_list, graded_list }: LiveCodeBenchEntry): Samples =>
    code_list.map((code, i) => ({
      problemId: question_id,
      reply: output_list?.[i] ?? code,
      code: filled({ kind: 'whole', text: code }),
      claimed: graded_list?.[i] ?? null,
    })),
};

interface InspectSample {
  readonly id: string | number;
  readonly output: { readonly completion: string } | null;
  readonly scores: Readonly<
    Record<string, { readonly value: unknown; readonly answer: string | null }>
  > | null;
}

const idReader: Reader<string | number> = (value, path, faults) =>
  typeof value === 'number' ? value : words(value, path, faults);

const inspect = {
  reader: open<InspectSample>({
    id: idReader,
    output: orNull(open<{ readonly completion: string }>({ completion: string })),
    scores: orNull(
      record(
        open<{ value: unknown; answer: string | null }>({ value: (value) => value, answer: orNull(string) }),
      ),
    ),
  }),
  samples: ({ id, output, scores }: InspectSample): Samples => {
    const reply = output?.completion ?? '';
    const score = scores === null ? undefined : (scores['correct'] ?? Object.values(scores)[0]);
    const text = score?.answer ?? extractProgram(reply, 'first');
    const code = text === null ? null : filled({ kind: 'whole' as const, text });
    return [
      { problemId: String(id), reply, code, claimed: score === undefined ? null : isPass(score.value) },
    ];
  },
};

function inspectRun(
  log: Readonly<Record<string, unknown>>,
  evaluation: Readonly<Record<string, unknown>>,
): ForeignRun {
  const model = nullable(string)(evaluation['model'] ?? null, 'eval.model', []);
  const samples: readonly unknown[] = Array.isArray(log['samples']) ? log['samples'] : [];
  return runOf('inspect', model === bad ? null : model, samples, inspect);
}

/** Inspect's verdicts: "C" for correct, or a number or boolean that counts. */
function isPass(value: unknown): boolean {
  return value === 'C' || value === true || value === 1;
}

function filled<C extends { readonly text: string }>(code: C): C | null {
  return code.text.trim() === '' ? null : code;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
