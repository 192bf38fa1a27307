import { describe, expect, it } from 'vitest';
import { durationText, percentText, plural, promptName } from '../../src/ui/state/words';

describe('words', () => {
  it.each([
    [12, '12 ms'],
    [999, '1.0 s'],
    [4_200, '4.2 s'],
    [42_000, '42 s'],
    [180_000, '3 min'],
    [200_000, '3 min 20 s'],
    [3_900_000, '1 h 5 min'],
  ])('%i ms is “%s”', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('names prompts by what they ask for', () => {
    expect([promptName('explain-io'), promptName('nl-solution'), promptName('step-by-step')]).toEqual([
      'Explain input and output',
      'Plain-language solution',
      'Step by step',
    ]);
  });

  it('counts in words', () => {
    expect([plural(1, 'turn'), plural(1200, 'turn'), plural(2, 'trajectory', 'trajectories')]).toEqual([
      '1 turn',
      '1,200 turns',
      '2 trajectories',
    ]);
  });

  it('rounds a rate to a tenth of a per cent', () => {
    expect(percentText(11 / 30)).toBe('36.7');
  });
});
