import { cellStates } from './board';

/** "3 correct, 1 satisfied, 6 queued": what a block holds, best first. */
export function countStates(states: Uint8Array): string {
  const counts = cellStates.map(() => 0);
  for (const code of states) counts[code] = (counts[code] ?? 0) + 1;
  return cellStates
    .map((state, code) => ({ state, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toReversed()
    .map(({ state, count }) => `${count} ${state}`)
    .join(', ');
}
