import type { ArmSpec, Experiment, ExperimentSpec } from './experiment';
import { SpecError } from './parse-spec';
import { prefixFaults, type PrefixFault } from './prefix-rule';
import type { Problem, ProblemSet } from './problem';
import type { Fault } from './reader';
import { describe } from './reader';
import type { PromptText, Strategy } from './strategy';
import { completeStrategy } from './strategy-hash';

/** The prompts that an arm may name (prompts.ts ships them). */
export interface PromptSpace {
  readonly reasoning: readonly PromptText[];
  readonly instruction: readonly PromptText[];
}

export interface ExperimentParts {
  readonly spec: ExperimentSpec;
  readonly set: ProblemSet;
  readonly prompts: PromptSpace;
  /** Id of the wording that frames problem, request and feedback. */
  readonly wording: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * Makes a spec concrete: chooses the problems, resolves the arms to strategies with their prompts' texts.
 * @throws SpecError for a problem or prompt that does not exist, and when no problem is left.
 */
export function createExperiment(parts: ExperimentParts): Experiment {
  const { spec, set, prompts, wording, id, now, versions } = parts;
  const faults: Fault[] = [];
  const problems = chooseProblems(spec.problems, set, faults);
  const arms = spec.arms.map((arm, i) => resolveArm(arm, `arms[${i}]`, prompts, wording, faults));
  if (faults.length > 0) throw new SpecError(faults);
  return { id, createdAt: now, spec, arms, problems, engine: null, versions };
}

/** The strategy that one arm stands for. @throws SpecError as createExperiment does. */
export function strategyOf(arm: ArmSpec, prompts: PromptSpace, wording: string): Strategy {
  const faults: Fault[] = [];
  const strategy = resolveArm(arm, 'arm', prompts, wording, faults);
  if (faults.length > 0) throw new SpecError(faults);
  return strategy;
}

/**
 * The problems that a spec asks for, in the set's order: those with a wanted id and a wanted difficulty. A `limit`
 * keeps the first ones; where several difficulties are wanted, it goes round them in the order in which they are
 * named, one problem each, until it is reached, so that each difficulty has its share.
 */
export function chooseProblems(
  wanted: ExperimentSpec['problems'],
  set: ProblemSet,
  faults: Fault[] = [],
): readonly Problem[] {
  const known = new Set(set.problems.map((problem) => problem.id));
  for (const [i, id] of (wanted.ids ?? []).entries())
    if (!known.has(id))
      faults.push({
        path: `problems.ids[${i}]`,
        found: describe(id),
        expected: `the id of a problem of the set "${set.id}"`,
      });
  const ids = wanted.ids && new Set(wanted.ids);
  const fitting = set.problems.filter(
    (problem) =>
      (ids?.has(problem.id) ?? true) &&
      (wanted.difficulty?.some((difficulty) => difficulty === problem.difficulty) ?? true),
  );
  if (fitting.length === 0)
    faults.push({
      path: 'problems',
      found: `no problem of the set "${set.id}" that fits`,
      expected: 'at least one',
      wayOut: 'Leave out difficulty or ids, or choose another set.',
    });
  return wanted.limit === undefined ? fitting : firstOfEach(fitting, wanted.difficulty, wanted.limit);
}

function firstOfEach(
  fitting: readonly Problem[],
  difficulties: ExperimentSpec['problems']['difficulty'],
  limit: number,
): readonly Problem[] {
  if (difficulties === undefined || difficulties.length < 2) return fitting.slice(0, limit);
  const seen = new Map<string | null, number>();
  const ranked = fitting.map((problem) => {
    const round = seen.get(problem.difficulty) ?? 0;
    seen.set(problem.difficulty, round + 1);
    const place = difficulties.findIndex((difficulty) => difficulty === problem.difficulty);
    return { problem, rank: round * difficulties.length + place };
  });
  const chosen = new Set(
    ranked
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ problem }) => problem),
  );
  return fitting.filter((problem) => chosen.has(problem));
}

function resolveArm(
  arm: ArmSpec,
  path: string,
  prompts: PromptSpace,
  wording: string,
  faults: Fault[],
): Strategy {
  const resolve = (axis: keyof PromptSpace): PromptText | null => {
    const id = arm[axis];
    if (id === undefined) return null;
    const own = arm.texts !== undefined && Object.hasOwn(arm.texts, id) ? arm.texts[id] : undefined;
    if (own !== undefined) return { id, text: own };
    const shipped = prompts[axis].find((prompt) => prompt.id === id);
    if (shipped !== undefined) return shipped;
    faults.push({
      path: `${path}.${axis}`,
      found: describe(id),
      expected: `one of ${prompts[axis].map((prompt) => prompt.id).join(', ')}`,
      wayOut: `For a prompt of your own, give its text in ${path}.texts under that id.`,
    });
    return null;
  };
  const strategy = completeStrategy({
    name: arm.name,
    maxTurns: arm.maxTurns,
    feedback: arm.feedback ?? 'failed-tests',
    reasoning: resolve('reasoning'),
    instruction: resolve('instruction'),
    cot: arm.cot ?? 'first-turn',
    extraction: arm.extraction ?? (arm.instruction === 'weak-then-better' ? 'last' : 'first'),
    search: arm.search ?? { kind: 'linear' },
    wording,
  });
  // One turn has no smaller limit to be read off it.
  if (arm.maxTurns > 1) faults.push(...prefixFaults(strategy).map((fault) => asFault(fault, path)));
  return strategy;
}

function asFault({ axis, words, reason }: PrefixFault, path: string): Fault {
  return {
    path: `${path}.${axis}`,
    found: `a prompt that says "${words}"`,
    expected: 'a prompt that does not tell how many turns there are',
    wayOut: reason,
  };
}
