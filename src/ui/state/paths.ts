import type { ExperimentSpec } from '../../core/experiment';
import { specRoute } from '../../core/spec-link';
import type { CellKey } from '../../core/trajectory';

export function experimentPath(id: string, view: 'run' | 'results' = 'run'): string {
  return `/experiments/${encodeURIComponent(id)}${view === 'results' ? '/results' : ''}`;
}

/** The page of one trajectory; with `turn` (from 1), at that turn. */
export function trajectoryPath(key: CellKey, turn?: number): string {
  const parts = [key.experimentId, key.problemId, key.arm, String(key.sample)].map(encodeURIComponent);
  return `/experiments/${parts.join('/')}${turn === undefined ? '' : `?turn=${turn}`}`;
}

/** The form filled in with a spec. */
export function specPath(spec: ExperimentSpec): string {
  return specRoute(spec, false).slice(1);
}
