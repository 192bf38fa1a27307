import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { costAtMost } from '../../core/cost';
import { strategyOf } from '../../core/create-experiment';
import type { Engine, EngineInfo } from '../../core/engine';
import { measureReplies, type ReplyPace } from '../../core/measure-replies';
import { measureSpeed, secondsPerReply, type Speed } from '../../core/measure-speed';
import { composePrompt } from '../../core/prompt';
import { wordingOf } from '../../core/wording';
import type { EngineSlot } from './engine-slot';
import type { Lab, ModelChoice } from './lab';
import { knownSpeed, rememberSpeed } from './speeds';
import { firstDraft } from './spec-draft';

export type SpeedWork =
  | { readonly kind: 'idle' }
  /** The model is loaded, or asked. */
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly info: EngineInfo; readonly measures: Measures }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Measures {
  readonly speed: Speed;
  /** Of whole replies to problems of the lab; null where there was no time for them. */
  readonly pace: ReplyPace | null;
}

/** How fast the chosen model is on this device. */
export interface SpeedCheck {
  readonly work: Accessor<SpeedWork>;
  start(choice: ModelChoice): Promise<void>;
  stop(): void;
}

/** Milliseconds of measuring; a model that has written nothing by then is called too slow. */
const limitMs = 60_000;

/** Problems of the lab that the model is given. */
const dialoguesAsked = 12;

/** A middling turn, for models too slow to be given problems: tokens that go in and come out. */
export const typicalReply = { promptTokens: 500, generatedTokens: 200 };

export function createSpeedCheck(lab: Lab, engines: EngineSlot): SpeedCheck {
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
      const pace = await measurePace(engine, mine.signal);
      const measures = { speed, pace };
      const seconds = secondsPerReplyOf(measures);
      if (seconds !== null && knownSpeed(choice) === null) rememberSpeed(choice, 1 / seconds);
      return { kind: 'measured', info: engine.info, measures };
    } finally {
      clearTimeout(late);
    }
  }

  /** By the first prompts of the problems that a first experiment begins with; null when the time is over. */
  async function measurePace(engine: Engine, signal: AbortSignal): Promise<ReplyPace | null> {
    const { problems } = await lab.problemSet(lab.firstSet);
    const { wording } = engine.info;
    const strategy = strategyOf({ name: 'plain', maxTurns: 1 }, wordingOf(wording).prompts, wording);
    const dialogues = problems
      .slice(0, dialoguesAsked)
      .map((one) => composePrompt(one, strategy, []).messages);
    return measureReplies(engine, dialogues, signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
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

/** What a first experiment asks for at most, and how long that takes. */
export interface TypicalExperiment {
  readonly problems: number;
  readonly arms: number;
  readonly samples: number;
  readonly replies: number;
  /** Null when the speed is not known. */
  readonly ms: number | null;
}

export function typicalExperiment(measures: Measures, choice: ModelChoice, set: string): TypicalExperiment {
  const { arms, samples, problems, sampling } = firstDraft(choice, set);
  const count = problems.limit ?? 0;
  const { attempts, reasoningCalls } = costAtMost(arms, count, samples, sampling.maxTokens);
  const replies = attempts + reasoningCalls;
  const seconds = secondsPerReplyOf(measures);
  return {
    problems: count,
    arms: arms.length,
    samples,
    replies,
    ms: seconds === null ? null : replies * seconds * 1_000,
  };
}

function secondsPerReplyOf({ speed, pace }: Measures): number | null {
  return pace?.secondsEach ?? secondsPerReply(speed, typicalReply.promptTokens, typicalReply.generatedTokens);
}
