import { describe, expect, it } from 'vitest';
import { readSteps, stopsOf, type Step } from '../../src/core/steps';

const step: Step = {
  line: 1,
  event: 'line',
  value: null,
  scope: '<module>',
  depth: 1,
  frame: 0,
  set: {},
  gone: [],
  printed: '',
};

describe('stops', () => {
  it('put differences together, each call for itself and the output for all', () => {
    const stops = stopsOf([
      { ...step, set: { a: '1', b: '2' } },
      { ...step, frame: 1, set: { a: '7' }, printed: 'x' },
      { ...step, set: { b: '3' }, gone: ['a'], printed: 'y' },
      { ...step, frame: 1 },
    ]);
    expect(stops.map(({ variables, output }) => [variables, output])).toEqual([
      [{ a: '1', b: '2' }, ''],
      [{ a: '7' }, 'x'],
      [{ b: '3' }, 'xy'],
      [{ a: '7' }, 'xy'],
    ]);
  });
});

describe('what the sandbox returned', () => {
  const whole = { kind: 'steps', steps: [{ ...step }], isCut: false, rest: 'z' } as const;

  it('is read as it is', () => {
    expect(readSteps(whole)).toEqual(whole);
    expect(readSteps({ kind: 'impossible', reason: 'why' })).toEqual({ kind: 'impossible', reason: 'why' });
  });

  it.each([
    ['a text', 'steps'],
    ['no steps', { ...whole, steps: [] }],
    ['an event that there is not', { ...whole, steps: [{ ...step, event: 'jump' }] }],
    ['a line that is a text', { ...whole, steps: [{ ...step, line: '1' }] }],
    ['a variable that is no text', { ...whole, steps: [{ ...step, set: { a: 1 } }] }],
    ['names that are no list', { ...whole, steps: [{ ...step, gone: 'a' }] }],
    ['no rest', { kind: 'steps', steps: [{ ...step }], isCut: false }],
  ])('is refused when it is %s', (_, json) => {
    // As unknown as what a hostile program can send.
    expect(readSteps(JSON.parse(JSON.stringify(json)))).toBeNull();
  });
});
