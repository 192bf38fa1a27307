import { isPassed } from './judge';
import type { End, Turn } from './trajectory';

/** Whether and why a dialogue with these attempts is over; null while it goes on. */
export function endOf(turns: readonly Turn[], maxTurns: number): End | null {
  const last = turns.at(-1);
  if (last === undefined) return null;
  if (passesPublicTests(last)) return 'satisfied';
  if (last.finish === 'context' && last.reply === '') return 'context';
  return turns.length >= maxTurns ? 'exhausted' : null;
}

/** Whether an attempt has a program and no public test is against it. */
export function passesPublicTests({ program, tests }: Pick<Turn, 'program' | 'tests'>): boolean {
  return program !== null && isPassed(tests);
}
