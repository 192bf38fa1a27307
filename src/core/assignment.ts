import { fromBase64Url, toBase64Url } from './base64url';
import type { ExperimentSpec } from './experiment';
import { parseSpec, spec, SpecError } from './parse-spec';
import { bad, list, oneOf, optional, readWhole, string, type Fault, type Reader } from './reader';
import { boolean, open } from './reader-open';

/** A control, or a group of them, that a teacher can hide on Play and on New experiment. */
export type Control = 'model' | 'set' | 'problem' | 'arms' | 'sampling' | 'samples' | 'seed';

/** What a teacher fixed for a class. The whole of it travels in the link. */
export interface Assignment {
  readonly version: 1;
  readonly spec: ExperimentSpec;
  /** The page that the link opens. Default "play". */
  readonly opens: 'play' | 'experiment' | 'lesson';
  /** Hidden controls keep the spec's values. Default none. */
  readonly hidden: readonly Control[];
  /** `own`: each laptop draws a seed when it opens the link, so that a class can be pooled. Default "same". */
  readonly seeds: 'same' | 'own';
  /** Whether the page offers to show the hidden controls again. Default true. */
  readonly canUnlock: boolean;
}

/** Every control: its name, and how a spec is held to the fixed one while it is hidden. */
export const controls: Readonly<
  Record<
    Control,
    { readonly name: string; readonly hold: (own: ExperimentSpec, fixed: ExperimentSpec) => ExperimentSpec }
  >
> = {
  model: { name: 'Model', hold: (own, { engine }) => ({ ...own, engine }) },
  set: { name: 'Problem set', hold: (own, { problems }) => ({ ...own, problems }) },
  // Only Play asks for a single problem.
  problem: { name: 'Problem (on Play)', hold: (own) => own },
  arms: {
    name: 'Strategy and arms',
    hold: (own, { arms, shareReasoning }) => {
      const { shareReasoning: _, ...rest } = own;
      return shareReasoning === undefined ? { ...rest, arms } : { ...rest, arms, shareReasoning };
    },
  },
  sampling: {
    name: 'Temperature, top-p, length of replies',
    hold: (own, { sampling }) => ({ ...own, sampling }),
  },
  samples: { name: 'Samples of each problem', hold: (own, { samples }) => ({ ...own, samples }) },
  seed: { name: 'Seed', hold: (own, { seed }) => ({ ...own, seed }) },
};

// The record above has every control as a key, and no other.
export const allControls = Object.keys(controls) as readonly Control[];

/** A spec with everything that is hidden put back to what the teacher fixed. */
export function holdTo({ hidden, spec: fixed }: Assignment, own: ExperimentSpec): ExperimentSpec {
  return hidden.reduce((held, control) => controls[control].hold(held, fixed), own);
}

/** Names of controls that this lab does not have are passed over: a newer lab wrote them. */
const knownControls: Reader<readonly Control[]> = (value, path, faults) => {
  const read = list(string)(value, path, faults);
  return read === bad ? bad : allControls.filter((control) => read.includes(control));
};

const assignment: Reader<Assignment> = open<Assignment>({
  version: oneOf(1),
  spec,
  opens: optional(oneOf('play', 'experiment', 'lesson'), 'play'),
  hidden: optional(knownControls, []),
  seeds: optional(oneOf('same', 'own'), 'same'),
  canUnlock: optional(boolean, true),
});

/** Reads a file's text; unknown keys are ignored. @throws SpecError with every fault. */
export function parseAssignment(text: string): Assignment {
  const faults: Fault[] = [];
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refusal([notWhole('text that is not JSON')]);
  }
  const read = readWhole(assignment, json, faults);
  if (read === bad) throw refusal(faults);
  return { ...read, spec: parseSpec(read.spec) };
}

/** An assignment as the parameter `class` of `#/class/open?class=…`: its JSON in base64url. */
export function encodeAssignment(given: Assignment): string {
  return toBase64Url(JSON.stringify(given));
}

/** @throws SpecError */
export function decodeAssignment(encoded: string): Assignment {
  const text = fromBase64Url(encoded.trim());
  if (text === null) throw refusal([notWhole('a link that is not base64url text')]);
  return parseAssignment(text);
}

/** The route that opens an assignment. */
export function assignmentRoute(given: Assignment): string {
  return `#/class/open?class=${encodeAssignment(given)}`;
}

function refusal(faults: readonly Fault[]): SpecError {
  return new SpecError(faults, 'The teacher’s assignment');
}

function notWhole(found: string): Fault {
  return {
    path: 'file',
    found,
    expected: 'the whole link or file, as the teacher gave it',
    wayOut: 'It may have been cut: copy it again.',
  };
}
