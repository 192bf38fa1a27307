import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { continueFrom, type Continuation } from '../../core/continue-from';
import { solve, type SolveEvent, type SolveJob } from '../../core/solve';
import type { Trajectory } from '../../core/trajectory';
import { branchesOf } from './branches';
import type { Desk } from './desk';
import { emptyDialogue, foldDialogue, type DialogueView } from './dialogue';
import { createFrameQueue } from './frame';
import type { ModelChoice } from './lab';
import type { PlayPhase } from './play';
import { viewOfTurn } from './turn-view';

/** What a person chose for going on; the rest is known when the model has been loaded. */
export interface Departure extends Omit<Continuation, 'engine' | 'executor' | 'branches' | 'strategy'> {
  readonly choice: ModelChoice;
  /** How to go on, given the wording that the model understands. @throws SpecError */
  readonly strategyIn: (wording: string) => Continuation['strategy'];
}

export interface Branching {
  readonly phase: Accessor<PlayPhase>;
  /** The branch as far as it has come, the attempts that led to it included. */
  readonly view: Accessor<DialogueView>;
  /** Attempts on screen that were there before. */
  readonly before: Accessor<number>;
  readonly isBusy: Accessor<boolean>;
  /** Goes on and stores what comes of it as a branch; null when it was stopped or failed, as `phase` tells. */
  run(departure: Departure): Promise<Trajectory | null>;
  stop(): void;
}

/** Goes on from stored attempts, one at a time, each branch stored beside the cells of its experiment. */
export function createBranching(desk: Pick<Desk, 'lab' | 'engine'>): Branching {
  const [phase, setPhase] = createSignal<PlayPhase>({ kind: 'idle' });
  const [view, setView] = createSignal<DialogueView>(emptyDialogue);
  const [before, setBefore] = createSignal(0);
  const events = createFrameQueue<SolveEvent>((batch) => setView((old) => batch.reduce(foldDialogue, old)));
  let current: AbortController | null = null;

  async function run(departure: Departure): Promise<Trajectory | null> {
    stop();
    const own = (current = new AbortController());
    const { signal } = own;
    const enter = (entered: PlayPhase): void => {
      if (current !== own) return;
      events.flush();
      setPhase(entered);
    };
    try {
      enter({ kind: 'preparing', what: 'model' });
      const engine = await desk.engine.load(departure.choice, signal);
      enter({ kind: 'preparing', what: 'python' });
      const executor = await desk.lab.executor();
      const store = await desk.lab.store();
      signal.throwIfAborted();
      enter({ kind: 'running' });
      const { choice: _, strategyIn, ...rest } = departure;
      const strategy = strategyIn(engine.info.wording);
      const branches = (await branchesOf(store, rest.trajectory)).length;
      const job = await continueFrom({ ...rest, strategy, engine, executor, branches }, signal);
      show(job);
      let branch: Trajectory | null = null;
      for await (const event of solve(job, signal)) {
        if (current === own) events.push(event);
        if (event.kind === 'end') branch = event.trajectory;
      }
      if (branch) await store.putTrajectory(branch);
      enter({ kind: 'ended' });
      return branch;
    } catch (error) {
      enter(signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error });
      return null;
    }
  }

  function show({ earlierTurns = [] }: SolveJob): void {
    setBefore(earlierTurns.length);
    setView({ ...emptyDialogue, turns: earlierTurns.map(viewOfTurn) });
  }

  function stop(): void {
    current?.abort(new DOMException('Stopped by the person.', 'AbortError'));
  }

  onCleanup(stop);
  const isBusy = (): boolean => phase().kind === 'preparing' || phase().kind === 'running';
  return { phase, view, before, isBusy, run, stop };
}
