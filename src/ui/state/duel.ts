import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import { columnLabel } from '../../core/column';
import type { Outcome, Prediction } from '../../core/prediction';
import { armTable } from '../../core/results';
import type { Desk } from './desk';
import type { Preset } from './lesson-presets';
import type { Predictions } from './predictions';
import type { Run } from './run';
import { percentText } from './words';

/** A preset that a student bets on: said first, then run, then shown. */
export interface Duel {
  /** The prediction at hand; null before it, and when the student begins again. */
  readonly said: Accessor<Prediction | null>;
  /** The preset with the seeds of this try. */
  readonly preset: Accessor<Preset>;
  /** The experiments that decide, as far as they are there. */
  readonly runs: Accessor<readonly Run[]>;
  /** An experiment is being made: the model is loaded for it. */
  readonly isPreparing: Accessor<boolean>;
  readonly fault: Accessor<unknown>;
  say(guess: number, confidence: number): void;
  /** Makes or continues what is missing. */
  goOn(): void;
  /** Another try, with other seeds. */
  again(): void;
}

export function createDuel(
  desk: Desk,
  predictions: Predictions,
  page: number,
  make: (seed: number) => Preset,
): Duel {
  const [isNew, setIsNew] = createSignal(false);
  const [runs, setRuns] = createSignal<readonly Run[]>([]);
  const [isPreparing, setIsPreparing] = createSignal(false);
  const [fault, setFault] = createSignal<unknown>(null);
  const stop = new AbortController();
  onCleanup(() => stop.abort(new DOMException('The page was left.', 'AbortError')));
  const said = (): Prediction | null => (isNew() ? null : predictions.latest(page));
  // Each try has seeds of its own, and finds them again after a reload.
  const preset = (): Preset => make(predictions.count(page) + (said() === null ? 1 : 0));

  async function guarded(work: () => Promise<void>): Promise<void> {
    setFault(null);
    setIsPreparing(true);
    try {
      await work();
    } catch (error) {
      if (!stop.signal.aborted) setFault(error);
    }
    if (!stop.signal.aborted) setIsPreparing(false);
  }

  /** Opens what an earlier visit made. What was deleted since ends the try. */
  async function reopen(ids: readonly string[]): Promise<void> {
    const found = await Promise.all(ids.map((id) => desk.runs.open(id)));
    const there = found.filter((run) => run !== null);
    if (stop.signal.aborted) return;
    if (there.length < ids.length) setIsNew(true);
    else setRuns(there);
  }

  async function advance(): Promise<void> {
    const own = said();
    if (own === null || own.outcome !== null) return;
    const open = runs().find((run) => run.phase().kind !== 'complete');
    if (open) return void desk.runs.start(open);
    const spec = preset().specs[runs().length];
    if (spec === undefined) return;
    const run = await desk.runs.create(spec, stop.signal);
    stop.signal.throwIfAborted();
    predictions.addExperiment(own.id, run.experiment.id);
    setRuns((old) => [...old, run]);
    void desk.runs.start(run);
  }

  createEffect(
    on(
      () => runs().length > 0 && runs().every((run) => run.phase().kind === 'complete'),
      (isComplete) => {
        const own = untrack(said);
        if (!isComplete || own === null || own.outcome !== null) return;
        if (runs().length < preset().specs.length) void guarded(advance);
        else predictions.decide(own.id, outcomeOf(preset(), runs()));
      },
    ),
  );
  const earlier = untrack(said);
  if (earlier) void guarded(() => reopen(earlier.experiments));

  return {
    said,
    preset,
    runs,
    isPreparing,
    fault,
    say(guess, confidence) {
      const { question, sides } = preset();
      predictions.add({
        page,
        kind: 'experiment',
        question,
        options: sides.map(({ label }) => label),
        guess,
        confidence,
      });
      setIsNew(false);
      void guarded(advance);
    },
    goOn: () => void guarded(advance),
    again() {
      setRuns([]);
      setFault(null);
      setIsNew(true);
    },
  };
}

/** Which side's rate is the higher one in these runs; neither when they are equal or one is undefined. */
function outcomeOf({ sides, column }: Preset, runs: readonly Run[]): Outcome {
  const rates = sides.map(({ spec, arm }) => {
    const run = runs[spec];
    const row =
      run && armTable(run.experiment, run.board.summaries(), [column]).rows.find((one) => one.arm === arm);
    const [estimate] = row?.values ?? [];
    return estimate?.kind === 'value' ? estimate.value : null;
  });
  const [a = null, b = null] = rates;
  const told = rates.map((rate, at) => `“${sides[at]?.label}” ${rate === null ? '–' : percentText(rate)} %`);
  return {
    answer: a === null || b === null || Math.abs(a - b) < 1e-12 ? null : a > b ? 0 : 1,
    words: `${columnLabel(column)} in your run: ${told.join(', ')}.`,
  };
}
