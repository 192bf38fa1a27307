import type { Assignment } from '../../core/assignment';
import type { ExperimentSpec } from '../../core/experiment';
import { encodeSpec, specRoute } from '../../core/spec-link';
import type { CellKey } from '../../core/trajectory';

/** What an experiment's page shows. */
export type ExperimentView = 'run' | 'results' | 'figures';

export function experimentPath(id: string, view: ExperimentView = 'run'): string {
  return `/experiments/${encodeURIComponent(id)}${view === 'run' ? '' : `/${view}`}`;
}

/** The page of one trajectory; with `turn` (from 1), at that turn. */
export function trajectoryPath(key: CellKey, turn?: number): string {
  const parts = [key.experimentId, key.problemId, key.arm, String(key.sample)].map(encodeURIComponent);
  return `/experiments/${parts.join('/')}${turn === undefined ? '' : `?turn=${turn}`}`;
}

/** One arm of one experiment. */
export interface ArmKey {
  readonly experimentId: string;
  readonly arm: string;
}

/** Two arms side by side. */
export function comparePath(a: ArmKey, b: ArmKey): string {
  return `/compare?a=${encodeURIComponent(armKeyText(a))}&b=${encodeURIComponent(armKeyText(b))}`;
}

/** "experiment/arm". */
export function armKeyText({ experimentId, arm }: ArmKey): string {
  return `${experimentId}/${arm}`;
}

/** Reads what `armKeyText` wrote; null when it names no arm. */
export function parseArmKey(text: string | undefined): ArmKey | null {
  const cut = text?.indexOf('/') ?? -1;
  if (text === undefined || cut <= 0 || cut === text.length - 1) return null;
  return { experimentId: text.slice(0, cut), arm: text.slice(cut + 1) };
}

/** The form filled in with a spec. */
export function specPath(spec: ExperimentSpec): string {
  return specRoute(spec, false).slice(1);
}

/** The list of a set's problems. */
export function problemSetPath(set: string): string {
  return `/problems/${encodeURIComponent(set)}`;
}

export function problemPath(set: string, problem: string, view: 'read' | 'edit' = 'read'): string {
  return `${problemSetPath(set)}/${encodeURIComponent(problem)}${view === 'edit' ? '/edit' : ''}`;
}

/** A page of the lesson, from 1. */
export function lessonPath(page: number): string {
  return `/lesson/${page}`;
}

/** Where a teacher's settings lead. */
export function assignedPath({ opens }: Pick<Assignment, 'opens'>): string {
  return { play: '/', experiment: '/experiments/new', lesson: lessonPath(1) }[opens];
}

/** Play with a spec's problem, first arm, sampling and seed. */
export function playPath(spec: ExperimentSpec): string {
  return `/?spec=${encodeSpec(spec)}`;
}
