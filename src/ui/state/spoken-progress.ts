import { createMemo, type Accessor } from 'solid-js';
import type { Pace, RunPhase } from './run';
import { countText, durationText } from './words';

/** Milliseconds between two announcements of a run's progress: heard now and then, not without a pause. */
const everyMs = 30_000;

/** What a screen reader says of a run, politely: each change of its phase at once, how far it has come now and then. */
export function createSpokenProgress(
  phaseOf: Accessor<RunPhase>,
  pace: Accessor<Pace>,
  now: () => number = () => performance.now(),
): Accessor<string> {
  let phase: RunPhase['kind'] | null = null;
  let notBefore = 0;
  const spoken = createMemo<string>((before) => {
    const { kind } = phaseOf();
    const { finished, asked, msLeft } = pace();
    const isNews = kind !== phase;
    if (!isNews && (kind !== 'running' || now() < notBefore)) return before;
    phase = kind;
    notBefore = now() + everyMs;
    if (isNews)
      return kind === 'complete' ? `Complete: ${countText(finished)} trajectories` : phaseWords[kind];
    const left = msLeft === null ? '' : `, about ${durationText(Math.max(1000, msLeft))} left`;
    return `${countText(finished)} of ${countText(asked)} trajectories finished${left}`;
  }, '');
  return spoken;
}

/** A run's phase as a person reads it. */
export const phaseWords: Readonly<Record<RunPhase['kind'], string>> = {
  waiting: 'Stopped',
  preparing: 'Preparing',
  running: 'Running',
  stopping: 'Stopping',
  failed: 'Failed',
  complete: 'Complete',
};
