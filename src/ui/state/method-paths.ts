import type { CellKey } from '../../core/trajectory';
import { trajectoryPath } from './paths';

/** Where one goes on from an attempt. @param turn index of the attempt, from 0 */
export function continuePath(key: CellKey, turn: number): string {
  return `${trajectoryPath(key)}/continue/${turn + 1}`;
}

/** Every kind of feedback on an attempt. @param turn index of the attempt, from 0 */
export function feedbackPath(key: CellKey, turn: number): string {
  return `${trajectoryPath(key)}/feedback/${turn + 1}`;
}
