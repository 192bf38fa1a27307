import type { ArmSpec } from '../../core/experiment';

/** Turns of a multi-turn arm: the paper's limit. */
export const paperTurns = 3;

/** Arms to begin from; each can be edited afterwards. */
export const armPresets: readonly ArmSpec[] = [
  { name: 'plain', maxTurns: 1 },
  { name: 'multi-turn', maxTurns: paperTurns, feedback: 'failed-tests' },
  { name: 'multi-turn, binary', maxTurns: paperTurns, feedback: 'binary' },
  { name: 'CoT', maxTurns: 1, reasoning: 'nl-solution' },
  {
    name: 'multi-turn CoT',
    maxTurns: paperTurns,
    feedback: 'failed-tests',
    reasoning: 'nl-solution',
    cot: 'first-turn',
  },
];

/** An arm's name that none of `taken` has: "plain", "plain 2", … */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const stem = name.replace(/ \d+$/, '');
  for (let number = 2; ; number += 1) if (!taken.includes(`${stem} ${number}`)) return `${stem} ${number}`;
}
