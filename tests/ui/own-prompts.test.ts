import { describe, expect, it } from 'vitest';
import type { ArmSpec } from '../../src/core/experiment';
import { gridArms } from '../../src/core/grid';
import { armsOfGrid, firstGrid, toggled, turnLimits, withGridArms } from '../../src/ui/state/grid-choice';
import { diffWords } from '../../src/ui/state/line-diff';
import { ownText, promptFaults, withOwnPrompt, withPrompt, withText } from '../../src/ui/state/own-prompts';

const arm: ArmSpec = { name: 'a', maxTurns: 3, reasoning: 'nl-solution' };

describe('own prompts', () => {
  it('lie in the arm under the id that names them, and go when another is chosen', () => {
    const edited = withText(arm, 'reasoning', 'Think.');
    expect(edited).toEqual({ ...arm, texts: { 'nl-solution': 'Think.' } });
    expect(ownText(edited, 'reasoning')).toBe('Think.');
    expect(withText(edited, 'reasoning', null)).toEqual(arm);
    expect(withPrompt(edited, 'reasoning', '')).toEqual({ name: 'a', maxTurns: 3 });
  });

  it('are refused while they are empty, and where they tell the turn limit of several turns', () => {
    const begun = withOwnPrompt(arm, 'instruction');
    expect(promptFaults(begun)).toEqual(['Write the text of the prompt “own-instruction”, or choose none.']);
    const telling = withText(begun, 'instruction', 'You have only 3 attempts.');
    expect(promptFaults(telling)).toEqual([expect.stringContaining('the prefix rule')]);
    expect(promptFaults({ ...telling, maxTurns: 1 })).toEqual([]);
    expect(promptFaults(withText(begun, 'instruction', 'Be brief.'))).toEqual([]);
  });

  it('are shown word by word against the shipped text', () => {
    expect(diffWords('a b c', 'a x c').map(({ kind, text }) => [kind, text])).toEqual([
      ['same', 'a '],
      ['removed', 'b '],
      ['added', 'x '],
      ['same', 'c'],
    ]);
  });
});

describe('a grid', () => {
  it('makes an arm for each combination, and none while an axis is empty', () => {
    expect(armsOfGrid(firstGrid)).toHaveLength(4);
    expect(armsOfGrid({ ...firstGrid, feedback: [] })).toEqual([]);
    expect(armsOfGrid({ ...firstGrid, turns: '3, x' })).toEqual([]);
    expect(armsOfGrid({ ...firstGrid, reasoning: [''], turns: '1' })).toEqual(
      gridArms({
        reasoning: [null],
        instruction: [null],
        maxTurns: [1],
        feedback: ['failed-tests'],
        cot: ['first-turn'],
        search: [{ kind: 'linear' }],
      }),
    );
  });

  it('reads turn limits in order and once each', () => {
    expect(turnLimits('3, 1 3')).toEqual([1, 3]);
    expect([turnLimits(''), turnLimits('0'), turnLimits('51'), turnLimits('1.5')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('ticks in the order of the axis, and adds no arm twice', () => {
    expect(toggled(['a', 'b', 'c'], ['c'], 'a', true)).toEqual(['a', 'c']);
    expect(toggled(['a', 'b', 'c'], ['a', 'c'], 'a', false)).toEqual(['c']);
    const made = armsOfGrid(firstGrid);
    expect(withGridArms(made, made)).toEqual(made);
  });
});
