import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/engine';
import type { SolveEvent } from '../../src/core/solve';
import { emptyDialogue, foldDialogue, type DialogueView } from '../../src/ui/state/dialogue';
import { makeTrajectory } from '../make-experiment';

const trajectory = makeTrajectory({ experimentId: 'e', problemId: 'p', arm: 'a', sample: 0 });
const [first, second] = trajectory.turns;
if (!first || !second || !first.feedback) throw new Error('The made trajectory has two turns and feedback.');
const reply: Reply = {
  text: first.reply,
  thoughts: null,
  finish: 'stop',
  tokens: first.tokens,
  ms: { queued: 0, firstToken: 1, total: 2 },
  ignored: [],
};
const [test] = first.tests;
if (!test) throw new Error('The made turn has a test.');

const events: readonly SolveEvent[] = [
  { kind: 'prompt', turn: 0, purpose: 'code', messages: first.messages },
  { kind: 'text', turn: 0, purpose: 'code', piece: 'Here ' },
  { kind: 'text', turn: 0, purpose: 'code', piece: 'it is.' },
  { kind: 'reply', turn: 0, purpose: 'code', reply },
  { kind: 'program', turn: 0, program: first.program },
  { kind: 'test', turn: 0, result: test },
  { kind: 'feedback', turn: 0, feedback: first.feedback },
  { kind: 'turn', turn: first },
];

const after = (count: number): DialogueView => events.slice(0, count).reduce(foldDialogue, emptyDialogue);

describe('foldDialogue', () => {
  it('lets the text grow until the reply is whole', () => {
    expect(after(3).turns[0]?.code).toEqual({ messages: first.messages, text: 'Here it is.', reply: null });
    expect(after(4).turns[0]?.code).toEqual({ messages: first.messages, text: first.reply, reply });
  });

  it('passes the stations of Figure 1 in order', () => {
    expect([1, 5, 6, 7].map((count) => after(count).station)).toEqual(['code', 'run', 'run', 'feedback']);
  });

  it('stays at the code when there is none to run', () => {
    const view = foldDialogue(after(4), { kind: 'program', turn: 0, program: null });
    expect(view.station).toBe('code');
    expect(view.turns[0]?.program).toBeNull();
  });

  it('keeps what was seen of earlier turns as it was', () => {
    const before = after(8);
    const view = foldDialogue(before, {
      kind: 'prompt',
      turn: 1,
      purpose: 'code',
      messages: second.messages,
    });
    expect(view.turns).toHaveLength(2);
    expect(view.turns[0]).toBe(before.turns[0]);
  });

  it('shows hidden tests as they end, and at the end all of them', () => {
    const [hidden] = trajectory.judgement.tests;
    if (!hidden) throw new Error('The made trajectory has hidden tests.');
    const judging = foldDialogue(after(8), { kind: 'judging' });
    expect(foldDialogue(judging, { kind: 'private-test', result: hidden }).privateTests).toEqual([hidden]);
    const end = foldDialogue(judging, { kind: 'end', trajectory });
    expect([end.station, end.privateTests, end.trajectory]).toEqual([
      'verdict',
      trajectory.judgement.tests,
      trajectory,
    ]);
  });

  it('never changes the empty dialogue', () => {
    after(8);
    expect(emptyDialogue).toEqual({ station: 'problem', turns: [], privateTests: [], trajectory: null });
  });
});
