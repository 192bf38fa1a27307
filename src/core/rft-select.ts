import type { Experiment } from './experiment';
import { finalProgram } from './final-program';
import { codeTokens, createNearIndex, shingles, words, type NearIndex } from './min-hash';
import type { Problem } from './problem';
import { pathTo } from './search';
import type { Strategy } from './strategy';
import type { CellKey, Trajectory, Turn } from './trajectory';

/** Tokens in a shingle, of code and of prose. */
const shingleSize = 5;

/** Statements this similar ask the same question in hardly other words. */
const statementSimilarity = 0.5;

export interface RftOptions {
  /** Which dialogues are wanted. The paper trains on the multi-turn ones. */
  readonly part: 'all' | 'single-turn' | 'multi-turn';
  /** Jaccard similarity of token 5-grams from which on two programs of one problem count as one. Default 0.8. */
  readonly similarity: number;
  /** Most trajectories of one problem. The paper: 50. */
  readonly cap: number;
}

/** The method's defaults (section 7). */
export const rftDefaults: RftOptions = { part: 'multi-turn', similarity: 0.8, cap: 50 };

/** Why a trajectory stays out. */
export type Dropped =
  | { readonly kind: 'wrong' }
  /** Continued by hand: not the model's own. */
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'other-part' }
  | { readonly kind: 'contaminated'; readonly problem: string; readonly similarity: number }
  | { readonly kind: 'duplicate'; readonly of: CellKey; readonly similarity: number }
  | { readonly kind: 'over-cap' };

/** A trajectory that is right, with what is needed to write it down. */
export interface Kept {
  readonly trajectory: Trajectory;
  readonly problem: Problem;
  readonly arm: Strategy;
  /** The attempts from the root to the submission. */
  readonly path: readonly Turn[];
}

export type Decision =
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'dropped'; readonly key: CellKey; readonly why: Dropped };

/** An experiment with its trajectories. */
export interface RftSource {
  readonly experiment: Experiment;
  readonly trajectories: readonly Trajectory[];
}

/**
 * Decides on every trajectory of the sources whether it goes into a data set for rejection-sampling fine-tuning
 * (method, section 7). `held` are the evaluation problems: a problem with the same id, a near-equal statement or a
 * near-equal reference program is left out whole. Each problem's trajectories are taken sample by sample, so that the
 * cap favours no arm.
 */
export function selectRft(
  sources: readonly RftSource[],
  held: readonly Problem[],
  options: RftOptions,
): readonly Decision[] {
  const isHeld = createHeldIndex(held, options.similarity);
  const chosen = new Map<string, { readonly near: NearIndex<CellKey>; count: number }>();
  return sources.flatMap(({ experiment, trajectories }) => {
    const problems = new Map(experiment.problems.map((problem) => [problem.id, problem]));
    const contamination = new Map(experiment.problems.map((problem) => [problem.id, isHeld(problem)]));
    const arms = new Map(experiment.arms.map((arm) => [arm.name, arm]));
    const order = (arm: string): number => [...arms.keys()].indexOf(arm);
    return trajectories
      .toSorted((a, b) => a.sample - b.sample || order(a.arm) - order(b.arm))
      .map((trajectory): Decision => {
        const key = keyOf(trajectory);
        const drop = (why: Dropped): Decision => ({ kind: 'dropped', key, why });
        const problem = problems.get(trajectory.problemId);
        const arm = arms.get(trajectory.arm);
        const path = pathTo(trajectory.turns, trajectory.final);
        const isByHand = trajectory.branch !== undefined || path.some(({ author }) => author === 'person');
        if (isByHand || problem === undefined || arm === undefined) return drop({ kind: 'by-hand' });
        const program = finalProgram(trajectory);
        if (!trajectory.correct || program === null) return drop({ kind: 'wrong' });
        if (!isWanted(path.length, options.part)) return drop({ kind: 'other-part' });
        const held = contamination.get(problem.id) ?? null;
        if (held !== null) return drop({ kind: 'contaminated', ...held });
        const known = chosen.get(problem.id) ?? { near: createNearIndex(options.similarity), count: 0 };
        chosen.set(problem.id, known);
        const set = shingles(codeTokens(program), shingleSize);
        const twin = known.near.nearest(set);
        if (twin !== null) return drop({ kind: 'duplicate', of: twin.value, similarity: twin.similarity });
        if (known.count >= options.cap) return drop({ kind: 'over-cap' });
        known.count += 1;
        known.near.add(set, key);
        return { kind: 'kept', kept: { trajectory, problem, arm, path } };
      });
  });
}

function isWanted(turns: number, part: RftOptions['part']): boolean {
  return part === 'all' || (part === 'single-turn') === (turns === 1);
}

type Held = { readonly problem: string; readonly similarity: number };

/** Says which held problem a problem is too close to; null when none. */
function createHeldIndex(held: readonly Problem[], similarity: number): (problem: Problem) => Held | null {
  const statements = createNearIndex<string>(statementSimilarity);
  const programs = createNearIndex<string>(similarity);
  const ids = new Set(held.map(({ id }) => id));
  for (const { id, statement, referenceProgram } of held) {
    statements.add(shingles(words(statement), shingleSize), id);
    if (referenceProgram !== null) programs.add(shingles(codeTokens(referenceProgram), shingleSize), id);
  }
  return ({ id, statement, referenceProgram }) => {
    if (ids.has(id)) return { problem: id, similarity: 1 };
    const near =
      statements.nearest(shingles(words(statement), shingleSize)) ??
      (referenceProgram === null
        ? null
        : programs.nearest(shingles(codeTokens(referenceProgram), shingleSize)));
    return near === null ? null : { problem: near.value, similarity: near.similarity };
  };
}

function keyOf({ experimentId, problemId, arm, sample }: CellKey): CellKey {
  return { experimentId, problemId, arm, sample };
}
