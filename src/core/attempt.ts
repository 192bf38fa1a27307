import type { Stage } from './dialogue';
import { passesPublicTests } from './end-of';
import { EngineError, type Message, type Reply } from './engine';
import { extractProgram } from './extract';
import { composeFeedback } from './feedback';
import { judge } from './judge';
import { composePrompt, type Prompt } from './prompt';
import { deriveSeed } from './random';
import { chooseParent, pathTo } from './search';
import type { Purpose, SolveJob } from './solve';
import { traceFailure } from './trace-failure';
import type { Feedback, ReasoningCall, TestResult, Turn } from './trajectory';

/** One model call, or that its prompt did not fit the context window. */
type Call =
  | { readonly kind: 'replied'; readonly reply: Reply; readonly seed: number }
  | { readonly kind: 'overflow'; readonly seed: number };

/** The model calls of one attempt. `call` is the last one made. */
interface Generated {
  readonly reasoning: ReasoningCall | null;
  readonly messages: readonly Message[];
  readonly call: Call;
}

const nothingCounted = { prompt: null, prefilled: null, generated: null };

/**
 * Makes the next attempt: chooses what to refine, asks the model, lifts out the program, runs the public tests and
 * composes feedback. A prompt that does not fit the context window is an attempt too: its reply is empty, its finish is
 * `context`. The seed of a call is deriveSeed(trajectory's seed, turn, 'reasoning' | 'code'), the search draws from
 * deriveSeed(…, 'search'), the control `other-problem` from deriveSeed(…, 'other').
 */
export async function attempt(
  job: SolveJob,
  turns: readonly Turn[],
  stage: Stage,
  signal?: AbortSignal,
): Promise<Turn> {
  const index = turns.length;
  const parent = chooseParent(job.strategy.search, turns, deriveSeed(job.seed, index, 'search'));
  const prompt = composePrompt(job.problem, job.strategy, pathTo(turns, parent));

  const asked = performance.now();
  let waited = 0;
  const { reasoning, messages, call } = await stage.withEngine(index, () => {
    waited = performance.now() - asked;
    return generate(job, index, prompt, stage, signal);
  });
  const reply = call.kind === 'replied' ? call.reply : null;
  const program = reply === null ? null : extractProgram(reply.text, job.strategy.extraction);
  stage.emit({ kind: 'program', turn: index, program });

  const began = performance.now();
  const tests = program === null ? [] : await testPublicly(job, index, program, stage, signal);
  const testMs = performance.now() - began;
  const goesOn =
    call.kind === 'replied' &&
    !passesPublicTests({ program, tests }) &&
    index + 1 < job.strategy.maxTurns &&
    job.strategy.search.kind !== 'restart';
  const feedback = goesOn ? await giveFeedback(job, index, program, tests, signal) : null;
  if (feedback !== null) stage.emit({ kind: 'feedback', turn: index, feedback });

  return {
    index,
    parent,
    author: 'model',
    reasoning,
    messages,
    reply: reply?.text ?? '',
    thoughts: reply?.thoughts ?? null,
    finish: reply?.finish ?? 'context',
    seed: call.seed,
    program,
    tests,
    feedback,
    tokens: reply?.tokens ?? nothingCounted,
    ms: { queued: waited + (reply?.ms.queued ?? 0), generate: reply?.ms.total ?? 0, test: testMs },
  };
}

async function generate(
  job: SolveJob,
  turn: number,
  prompt: Prompt,
  stage: Stage,
  signal?: AbortSignal,
): Promise<Generated> {
  if (prompt.kind === 'code') {
    const seed = deriveSeed(job.seed, turn, 'code');
    const call = await ask(job, turn, 'code', prompt.messages, seed, stage, signal);
    return { reasoning: null, messages: prompt.messages, call };
  }
  const seed = deriveSeed(job.seed, turn, 'reasoning');
  const askForProse = (seedOfCall: number): Promise<ReasoningCall | null> =>
    askProse(job, turn, prompt.messages, seedOfCall, stage, signal);
  const reasoning =
    turn === 0 && job.prose !== undefined
      ? await job.prose(prompt.messages, askForProse)
      : await askForProse(seed);
  if (reasoning === null) return { reasoning, messages: prompt.messages, call: { kind: 'overflow', seed } };
  const messages = prompt.withProse(reasoning.reply);
  const call = await ask(job, turn, 'code', messages, deriveSeed(job.seed, turn, 'code'), stage, signal);
  return { reasoning, messages, call };
}

async function askProse(
  job: SolveJob,
  turn: number,
  messages: readonly Message[],
  seed: number,
  stage: Stage,
  signal?: AbortSignal,
): Promise<ReasoningCall | null> {
  const call = await ask(job, turn, 'reasoning', messages, seed, stage, signal);
  if (call.kind === 'overflow') return null;
  const { text, thoughts, finish, tokens, ms } = call.reply;
  return { messages, reply: text, thoughts, finish, seed, tokens, ms: ms.total, shared: false };
}

async function ask(
  { engine, sampling }: SolveJob,
  turn: number,
  purpose: Purpose,
  messages: readonly Message[],
  seed: number,
  stage: Stage,
  signal?: AbortSignal,
): Promise<Call> {
  stage.emit({ kind: 'prompt', turn, purpose, messages });
  const onText = stage.streams
    ? (piece: string) => stage.emit({ kind: 'text', turn, purpose, piece })
    : undefined;
  try {
    const reply = await engine.generate({ messages, sampling, seed }, onText, signal);
    stage.emit({ kind: 'reply', turn, purpose, reply });
    return { kind: 'replied', reply, seed };
  } catch (error) {
    if (error instanceof EngineError && error.code === 'context') return { kind: 'overflow', seed };
    throw error;
  }
}

function testPublicly(
  { problem, executor }: SolveJob,
  turn: number,
  program: string,
  stage: Stage,
  signal?: AbortSignal,
): Promise<readonly TestResult[]> {
  return judge(
    {
      problem,
      program,
      side: 'public',
      executor,
      stopAtFirst: false,
      onResult: (result) => stage.emit({ kind: 'test', turn, result }),
    },
    signal,
  );
}

async function giveFeedback(
  job: SolveJob,
  turn: number,
  program: string | null,
  results: readonly TestResult[],
  signal?: AbortSignal,
): Promise<Feedback> {
  const { problem, strategy, others = [], executor } = job;
  const trace =
    strategy.feedback === 'trace' && program !== null
      ? await traceFailure({ problem, program, results, executor }, signal)
      : null;
  const seed = deriveSeed(job.seed, turn, 'other');
  return composeFeedback({ problem, strategy, program, results, others, seed, trace });
}
