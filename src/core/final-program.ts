import type { Trajectory } from './trajectory';

/** The program that a trajectory submits; null when its final reply held none. */
export function finalProgram({ turns, final }: Pick<Trajectory, 'turns' | 'final'>): string | null {
  return turns[final]?.program ?? null;
}
