import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { strategyOf } from '../../core/create-experiment';
import type { Sampling } from '../../core/engine';
import type { ArmSpec } from '../../core/experiment';
import type { Problem } from '../../core/problem';
import { solve, type SolveEvent } from '../../core/solve';
import type { Trajectory } from '../../core/trajectory';
import { wordingOf } from '../../core/wording';
import { emptyDialogue, foldDialogue, type DialogueView } from './dialogue';
import type { EngineSlot } from './engine-slot';
import { createFrameQueue } from './frame';
import type { Lab, ModelChoice } from './lab';
import { createPacer, type Pacer } from './pacer';
import { knownSpeed, rememberSpeed } from './speeds';

/** What one dialogue is made from, as the person chose it. */
export interface PlaySetup {
  readonly choice: ModelChoice;
  readonly problem: Problem;
  readonly arm: ArmSpec;
  readonly sampling: Sampling;
  readonly seed: number;
}

export type PlayPhase =
  | { readonly kind: 'idle' }
  /** The model, or Python, is not there yet. */
  | { readonly kind: 'preparing'; readonly what: 'model' | 'python' }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'ended' };

export interface Play {
  readonly phase: Accessor<PlayPhase>;
  readonly view: Accessor<DialogueView>;
  /** What the dialogue on screen was made from; null before the first. */
  readonly setup: Accessor<PlaySetup | null>;
  readonly isBusy: Accessor<boolean>;
  /** How fast the dialogue is shown, and whether it is held. */
  readonly pacer: Pacer;
  /** Runs one dialogue to its end; ends the one under way first. */
  run(setup: PlaySetup): Promise<void>;
  stop(): void;
  /** Clears the screen for another problem. */
  reset(): void;
}

/** @param holdsBefore events that wait for the person at every pace */
export function createPlay(
  lab: Lab,
  engines: EngineSlot,
  holdsBefore?: (event: SolveEvent) => boolean,
): Play {
  const [phase, setPhase] = createSignal<PlayPhase>({ kind: 'idle' });
  const [view, setView] = createSignal<DialogueView>(emptyDialogue);
  const [setup, setSetup] = createSignal<PlaySetup | null>(null);
  const events = createFrameQueue<SolveEvent>((batch) => setView((old) => batch.reduce(foldDialogue, old)));
  const pacer = createPacer(events.push, holdsBefore);
  let current: AbortController | null = null;

  function stop(): void {
    current?.abort(new DOMException('Stopped by the person.', 'AbortError'));
    pacer.clear();
  }

  function reset(): void {
    stop();
    current = null;
    events.flush();
    setView(emptyDialogue);
    setSetup(null);
    setPhase({ kind: 'idle' });
  }

  async function run(next: PlaySetup): Promise<void> {
    reset();
    const own = new AbortController();
    current = own;
    const { signal } = own;
    setSetup(next);
    const enter = (entered: PlayPhase): void => {
      if (current !== own) return;
      events.flush();
      setPhase(entered);
    };
    try {
      enter({ kind: 'preparing', what: 'model' });
      const engine = await engines.load(next.choice, signal);
      enter({ kind: 'preparing', what: 'python' });
      const executor = await lab.executor();
      signal.throwIfAborted();
      enter({ kind: 'running' });
      const { problem, sampling, seed } = next;
      const { wording } = engine.info;
      const strategy = strategyOf(next.arm, wordingOf(wording).prompts, wording);
      const key = { experimentId: 'play', problemId: problem.id, arm: strategy.name, sample: 0 };
      const dialogue = solve({ key, problem, strategy, sampling, seed, engine, executor }, signal);
      for await (const event of dialogue) {
        if (current === own) pacer.push(event);
        if (event.kind === 'end') rememberFirstSpeed(next.choice, event.trajectory);
      }
      await pacer.caughtUp();
      enter(signal.aborted ? { kind: 'stopped' } : { kind: 'ended' });
    } catch (error) {
      if (current === own && !signal.aborted) pacer.rush();
      enter(signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error });
    }
  }

  onCleanup(stop);
  const isBusy = (): boolean => phase().kind === 'preparing' || phase().kind === 'running';
  return { phase, view, setup, isBusy, pacer, run, stop, reset };
}

/** One dialogue is a poor measure, but better than none: a run's own figure replaces it. */
function rememberFirstSpeed(choice: ModelChoice, { turns }: Trajectory): void {
  const ms = turns.reduce(
    (sum, turn) => sum + turn.ms.generate + turn.ms.test + (turn.reasoning?.ms ?? 0),
    0,
  );
  if (knownSpeed(choice) === null && ms > 0) rememberSpeed(choice, (turns.length * 1000) / ms);
}
