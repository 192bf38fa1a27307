import type { Sampling } from './engine';
import type { ArmSpec, ExperimentSpec } from './experiment';
import { cotMode, extraction, feedbackKind, maxTurns, search } from './read-strategy';
import {
  bad,
  describeFault,
  integer,
  list,
  oneOf,
  optional,
  readWhole,
  refuse,
  string,
  words,
  type Fault,
  type Reader,
} from './reader';
import { absent, advised, boolean, numberThat, open, record } from './reader-open';

/** What a spec's `sampling` is where it says nothing: the paper's temperature and nucleus, replies of 512 tokens. */
export const defaultSampling: Sampling = { temperature: 1, topP: 0.95, maxTokens: 512 };

/** The largest seed that every engine takes: 2³¹ − 2. */
export const largestSeed = 2_147_483_646;

/** A spec cannot be used. The message lists every fault, one a line, each with its place and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  constructor(
    readonly faults: readonly Fault[],
    /** What has the faults, as the message begins. */
    subject = "The experiment's spec",
  ) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
    super([`${subject} has ${count}:`, ...faults.map(describeFault)].join('\n  '));
  }
}

/** Makes a spec of parsed JSON; unknown keys are ignored. @throws SpecError with every fault. */
export function parseSpec(json: unknown): ExperimentSpec {
  const faults: Fault[] = [];
  const read = readWhole(spec, json, faults);
  if (read !== bad) refuseRepeatedNames(read.arms, faults);
  if (read === bad || faults.length > 0) throw new SpecError(faults);
  return read;
}

/** Makes a spec of a file's or link's text. @throws SpecError */
export function parseSpecText(text: string): ExperimentSpec {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SpecError([
      {
        path: placeIn(text, reason),
        found: `text that is not JSON (${reason})`,
        expected: 'one JSON object',
        wayOut: 'Check quotes and commas at that place.',
      },
    ]);
  }
  return parseSpec(json);
}

const arm: Reader<ArmSpec> = open<ArmSpec>({
  name: words,
  maxTurns: advised(maxTurns, 'It is the number of attempts a trajectory may use; 1 is a single turn.'),
  feedback: absent(feedbackKind),
  reasoning: absent(words),
  instruction: absent(words),
  cot: absent(cotMode),
  extraction: absent(extraction),
  search: absent(search),
  texts: absent(record(string)),
});

const atLeastOne = numberThat((n) => Number.isSafeInteger(n) && n >= 1, 'a whole number, 1 or more');

export const sampling: Reader<Sampling> = open<Sampling>({
  temperature: optional(
    advised(
      numberThat((t) => t >= 0, 'a number, 0 or more'),
      '0 always takes the likeliest token; the paper uses 1.',
    ),
    defaultSampling.temperature,
  ),
  topP: optional(
    advised(
      numberThat((p) => p > 0 && p <= 1, 'a number above 0, at most 1'),
      '1 keeps every token.',
    ),
    defaultSampling.topP,
  ),
  maxTokens: optional(atLeastOne, defaultSampling.maxTokens),
});

/** The line and column of a JSON parser's complaint, which names a position. */
function placeIn(text: string, complaint: string): string {
  const position = /position (\d+)/.exec(complaint)?.[1];
  if (position === undefined) return 'file';
  const before = text.slice(0, Number(position)).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Reads a spec's fields; that arms have different names is checked by `parseSpec`. */
export const spec: Reader<ExperimentSpec> = open<ExperimentSpec>({
  version: advised(oneOf(1), 'This lab reads version 1 of the spec.'),
  name: words,
  seed: integer(0, largestSeed),
  samples: advised(atLeastOne, 'It is the number of trajectories for each problem and arm.'),
  engine: open<ExperimentSpec['engine']>({
    kind: oneOf('wllama', 'web-llm', 'openai', 'chrome', 'replay'),
    model: words,
    baseUrl: absent(words),
  }),
  problems: open<ExperimentSpec['problems']>({
    set: words,
    difficulty: absent(list(oneOf('easy', 'medium', 'hard'), 1)),
    ids: absent(list(words, 1)),
    limit: absent(atLeastOne),
  }),
  arms: list(arm, 1),
  sampling: optional(sampling, defaultSampling),
  shareReasoning: absent(boolean),
});

function refuseRepeatedNames(arms: readonly ArmSpec[], faults: Fault[]): void {
  for (const [i, { name }] of arms.entries()) {
    const first = arms.findIndex((other) => other.name === name);
    if (first !== i) refuse(name, `arms[${i}].name`, `a name that arms[${first}] does not have`, faults);
  }
}
