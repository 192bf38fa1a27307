import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SolveEvent } from '../../src/core/solve';
import { createPacer, type Pacer } from '../../src/ui/state/pacer';
import { makeTrajectory } from '../make-experiment';

const [turn] = makeTrajectory({ experimentId: 'e', problemId: 'p', arm: 'a', sample: 0 }).turns;
const [result] = turn?.tests ?? [];
if (!turn?.feedback || !result) throw new Error('The made turn has a test and feedback.');

const events: readonly SolveEvent[] = [
  { kind: 'prompt', turn: 0, purpose: 'code', messages: turn.messages },
  { kind: 'text', turn: 0, purpose: 'code', piece: 'print(' },
  { kind: 'text', turn: 0, purpose: 'code', piece: '0)' },
  { kind: 'program', turn: 0, program: turn.program },
  { kind: 'test', turn: 0, result },
  { kind: 'feedback', turn: 0, feedback: turn.feedback },
  { kind: 'turn', turn },
];

let shown: SolveEvent[];
let pacer: Pacer;
let dispose: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  createRoot((end) => {
    dispose = end;
    pacer = createPacer((event) => shown.push(event));
  });
});
afterEach(() => {
  dispose();
  vi.useRealTimers();
});

const give = (): void => events.forEach((event) => pacer.push(event));

describe('createPacer', () => {
  it('hands every event on at once at full speed', async () => {
    give();
    expect(shown).toEqual(events);
    await pacer.caughtUp();
  });

  it('shows the same events in the same order in slow motion, later', async () => {
    pacer.setPace('slow');
    give();
    expect(shown).toEqual(events.slice(0, 1));
    let isOver = false;
    void pacer.caughtUp().then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(1200);
    expect([shown.length, isOver]).toEqual([2, false]);
    await vi.runAllTimersAsync();
    expect(shown).toEqual(events);
    expect(isOver).toBe(true);
  });

  it('waits before each station when stepping', () => {
    pacer.setPace('step');
    give();
    const counts = [shown.length];
    for (let press = 0; press < 3; press += 1) {
      expect(pacer.isHeld()).toBe(true);
      pacer.next();
      counts.push(shown.length);
    }
    expect(counts).toEqual([0, 3, 5, 7]);
    expect(pacer.isHeld()).toBe(false);
  });

  it('pauses in the middle of a station, shows its rest on a step, and all on going on', () => {
    for (const event of events.slice(0, 1)) pacer.push(event);
    pacer.pause();
    for (const event of events.slice(1)) pacer.push(event);
    expect([shown.length, pacer.isHeld()]).toEqual([1, true]);
    pacer.next();
    expect([shown.length, pacer.isHeld()]).toEqual([3, true]);
    pacer.goOn();
    expect([shown.length, pacer.isHeld()]).toEqual([7, false]);
  });

  it('shows what waits when the dialogue fails, and nothing after it was dropped', async () => {
    pacer.setPace('step');
    give();
    pacer.rush();
    expect(shown).toEqual(events);
    give();
    pacer.clear();
    await pacer.caughtUp();
    expect(shown).toHaveLength(events.length);
    dispose();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('holds at every pace before what it was told to hold, until the person goes on', () => {
    const [own, end] = createRoot((over) => [
      createPacer(
        (event) => shown.push(event),
        (event) => event.kind === 'test',
      ),
      over,
    ]);
    for (const event of events) own.push(event);
    expect(shown).toEqual(events.slice(0, 4));
    expect(own.isHeld()).toBe(true);
    own.goOn();
    expect(shown).toEqual(events);
    expect(own.isHeld()).toBe(false);
    end();
  });
});
