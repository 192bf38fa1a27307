import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { costAtMost } from '../../core/cost';
import type { EngineInfo } from '../../core/engine';
import { measureSpeed, secondsPerReply, type Speed } from '../../core/measure-speed';
import type { EngineSlot } from './engine-slot';
import type { ModelChoice } from './lab';
import { knownSpeed, rememberSpeed } from './speeds';
import { firstDraft } from './spec-draft';

export type SpeedWork =
  | { readonly kind: 'idle' }
  /** The model is loaded, or asked. */
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly info: EngineInfo; readonly speed: Speed }
  | { readonly kind: 'failed'; readonly error: unknown };

/** How fast the chosen model is on this device. */
export interface SpeedCheck {
  readonly work: Accessor<SpeedWork>;
  start(choice: ModelChoice): Promise<void>;
  stop(): void;
}

/** Milliseconds of measuring after which a model is called too slow to be measured. */
const limitMs = 60_000;

/** A middling turn: a statement with some feedback goes in, a few thoughts and a short program come out. */
const typicalReply = { promptTokens: 500, generatedTokens: 200 };

export function createSpeedCheck(engines: EngineSlot): SpeedCheck {
  const [work, setWork] = createSignal<SpeedWork>({ kind: 'idle' });
  let current: AbortController | null = null;

  async function start(choice: ModelChoice): Promise<void> {
    stop();
    const mine = (current = new AbortController());
    setWork({ kind: 'measuring' });
    const end = await measure(choice, mine).catch((error: unknown): SpeedWork => ({ kind: 'failed', error }));
    if (current !== mine) return;
    current = null;
    setWork(end);
  }

  async function measure(choice: ModelChoice, mine: AbortController): Promise<SpeedWork> {
    const engine = await engines.load(choice, mine.signal);
    const late = setTimeout(() => mine.abort(new Error(tooSlow)), limitMs);
    try {
      const speed = await measureSpeed(engine, mine.signal);
      const seconds = secondsPerTypicalReply(speed);
      if (seconds !== null && knownSpeed(choice) === null) rememberSpeed(choice, 1 / seconds);
      return { kind: 'measured', info: engine.info, speed };
    } finally {
      clearTimeout(late);
    }
  }

  function stop(): void {
    const stopped = current;
    current = null;
    stopped?.abort(new DOMException('Stopped by the person.', 'AbortError'));
    if (stopped) setWork({ kind: 'idle' });
  }

  onCleanup(stop);
  return { work, start, stop };
}

const tooSlow =
  'The model did not write 48 tokens in a minute: an experiment would take days. Choose a smaller one.';

/** What a first experiment asks for, and how long it takes at most at this speed, its replies one after another. */
export interface TypicalExperiment {
  readonly problems: number;
  readonly arms: number;
  readonly samples: number;
  readonly replies: number;
  readonly promptTokens: number;
  readonly generatedTokens: number;
  /** Null when the speed is not known. */
  readonly ms: number | null;
}

export function typicalExperiment(speed: Speed, choice: ModelChoice, set: string): TypicalExperiment {
  const { arms, samples, problems, sampling } = firstDraft(choice, set);
  const count = problems.limit ?? 0;
  const { attempts, reasoningCalls } = costAtMost(arms, count, samples, sampling.maxTokens);
  const replies = attempts + reasoningCalls;
  const seconds = secondsPerTypicalReply(speed);
  return {
    problems: count,
    arms: arms.length,
    samples,
    replies,
    ...typicalReply,
    ms: seconds === null ? null : replies * seconds * 1_000,
  };
}

function secondsPerTypicalReply(speed: Speed): number | null {
  return secondsPerReply(speed, typicalReply.promptTokens, typicalReply.generatedTokens);
}
