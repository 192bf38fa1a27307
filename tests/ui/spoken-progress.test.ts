import { createRoot, createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import type { Pace, RunPhase } from '../../src/ui/state/run';
import { createSpokenProgress } from '../../src/ui/state/spoken-progress';

it('a run says each phase at once and its progress twice a minute at most', () => {
  createRoot((dispose) => {
    let clock = 0;
    const [phase, setPhase] = createSignal<RunPhase>({ kind: 'preparing' });
    const [pace, setPace] = createSignal<Pace>({ finished: 0, asked: 1200, perSecond: null, msLeft: null });
    const spoken = createSpokenProgress(phase, pace, () => clock);
    const heard = [spoken()];
    const listen = (): void => void (heard.at(-1) !== spoken() && heard.push(spoken()));

    setPhase({ kind: 'running' });
    listen();
    for (let step = 1; step <= 140; step += 1) {
      clock += 500;
      setPace({ finished: step * 8, asked: 1200, perSecond: 16, msLeft: 75_000 - clock });
      listen();
    }
    setPace({ finished: 1200, asked: 1200, perSecond: null, msLeft: null });
    setPhase({ kind: 'complete' });
    listen();
    expect(heard).toEqual([
      'Preparing',
      'Running',
      '480 of 1,200 trajectories finished, about 45 s left',
      '960 of 1,200 trajectories finished, about 15 s left',
      'Complete: 1,200 trajectories',
    ]);
    dispose();
  });
});
