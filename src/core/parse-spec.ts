import {
  check,
  decode,
  faultText,
  nonEmptyText,
  numberWhere,
  oneOf,
  optional,
  text,
  whole,
  withDefault,
  type Decoder,
  type Fault,
} from './decode';
import { list, object, record, tagged } from './decode-compound';
import type { Sampling } from './engine';
import type { ArmSpec, ExperimentSpec } from './experiment';
import type { Search } from './strategy';

/** What a spec's `sampling` is where it says nothing: the paper's temperature and nucleus, replies of 512 tokens. */
export const defaultSampling: Sampling = { temperature: 1, topP: 0.95, maxTokens: 512 };

/** The largest seed that every engine takes: 2³¹ − 2. */
export const largestSeed = 2_147_483_646;

/** A spec cannot be used. The message lists every fault, one a line, each with its place and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  constructor(readonly faults: readonly Fault[]) {
    super(
      `The experiment's spec has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults
        .map((fault) => `  ${faultText(fault)}`)
        .join('\n')}`,
    );
  }
}

/** Makes a spec of parsed JSON; unknown keys are ignored. @throws SpecError with every fault. */
export function parseSpec(json: unknown): ExperimentSpec {
  const decoded = decode(spec, json);
  if (decoded.kind === 'bad') throw new SpecError(decoded.faults);
  const twins = repeatedNames(decoded.value.arms);
  if (twins.length > 0) throw new SpecError(twins);
  return decoded.value;
}

/** Makes a spec of a file's or link's text. @throws SpecError */
export function parseSpecText(jsonText: string): ExperimentSpec {
  let json: unknown;
  try {
    json = JSON.parse(jsonText);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SpecError([
      {
        path: '',
        found: `text that is not JSON (${reason})`,
        expected: 'one JSON object',
        wayOut: 'Check quotes and commas at that place.',
      },
    ]);
  }
  return parseSpec(json);
}

const search: Decoder<Search> = tagged<Search>({
  linear: object({ kind: oneOf(['linear']) }),
  restart: object({ kind: oneOf(['restart']) }),
  tree: object({ kind: oneOf(['tree']), c: numberWhere((c) => c > 0, 'a number above 0') }),
});

const arm: Decoder<ArmSpec> = object<ArmSpec>({
  name: nonEmptyText,
  maxTurns: whole(1, 50, 'It is the number of attempts a trajectory may use; 1 is a single turn.'),
  feedback: optional(
    oneOf(['binary', 'failed-tests', 'failed-and-passed', 'trace', 'self-judge', 'other-problem']),
  ),
  reasoning: optional(nonEmptyText),
  instruction: optional(nonEmptyText),
  cot: optional(oneOf(['first-turn', 'every-turn', 'retry'])),
  extraction: optional(oneOf(['first', 'last', 'single'])),
  search: optional(search),
  texts: optional(record(text)),
});

const sampling: Decoder<Sampling> = object<Sampling>({
  temperature: withDefault(
    numberWhere((t) => t >= 0, 'a number, 0 or more', '0 is greedy; the paper uses 1.'),
    defaultSampling.temperature,
  ),
  topP: withDefault(
    numberWhere((p) => p > 0 && p <= 1, 'a number above 0, at most 1', '1 keeps every token.'),
    defaultSampling.topP,
  ),
  maxTokens: withDefault(whole(1), defaultSampling.maxTokens),
});

const spec: Decoder<ExperimentSpec> = object<ExperimentSpec>({
  version: check((v): v is 1 => v === 1, '1', 'This lab reads version 1 of the spec.'),
  name: nonEmptyText,
  seed: whole(0, largestSeed),
  samples: whole(1, undefined, 'It is the number of trajectories for each problem and arm.'),
  engine: object<ExperimentSpec['engine']>({
    kind: oneOf(['wllama', 'web-llm', 'openai', 'chrome', 'replay']),
    model: nonEmptyText,
    baseUrl: optional(nonEmptyText),
  }),
  problems: object<ExperimentSpec['problems']>({
    set: nonEmptyText,
    difficulty: optional(list(oneOf(['easy', 'medium', 'hard']), 1)),
    ids: optional(list(nonEmptyText, 1)),
    limit: optional(whole(1)),
  }),
  arms: list(arm, 1),
  sampling: withDefault(sampling, defaultSampling),
});

function repeatedNames(arms: readonly ArmSpec[]): readonly Fault[] {
  return arms.flatMap(({ name }, i) => {
    const first = arms.findIndex((other) => other.name === name);
    return first === i
      ? []
      : [
          {
            path: `arms[${i}].name`,
            found: JSON.stringify(name),
            expected: `a name that no other arm has (arms[${first}] has it)`,
            wayOut: 'Rename one of the two.',
          },
        ];
  });
}
