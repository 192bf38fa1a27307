import {
  EngineError,
  type Engine,
  type EngineInfo,
  type GenerateRequest,
  type Reply,
} from '../src/core/engine';
import {
  ExecutorError,
  type Case,
  type Executor,
  type Observation,
  type PythonError,
  type Run,
} from '../src/core/executor';
import type { Json } from '../src/core/problem';

/** An observation of a program that ended by itself after printing `stdout`. */
export function ended(stdout: string, value: Json = null): Observation {
  return { kind: 'ended', stdout, stderr: '', value, ms: 1 };
}

/** An observation of a program that raised `type` on line 1. */
export function raised(type: string, message = ''): Observation {
  return { kind: 'raised', stdout: '', stderr: '', error: pythonError(type, message), ms: 1 };
}

export function pythonError(type: string, message = ''): PythonError {
  const traceback = `Traceback (most recent call last):\n  File "solution.py", line 1, in <module>\n${type}: ${message}\n`;
  return { type, message, line: 1, column: null, traceback };
}

/**
 * An executor whose programs do what `behave` says, one case at a time, each in its own turn of the event loop.
 * `runs` holds every run asked for, in order.
 */
export function fakeExecutor(
  behave: (program: string, testCase: Case) => Observation,
): Executor & { readonly runs: readonly Run[] } {
  const runs: Run[] = [];
  let disposed = false;
  return {
    runs,
    slots: 2,
    version: Promise.resolve('3.14.2'),
    async run(run, onCase, signal) {
      if (disposed) throw new ExecutorError('disposed', 'The sandbox was closed. Open it again.');
      runs.push(run);
      const seen: Observation[] = [];
      let isStopped = false;
      for (const [index, testCase] of run.cases.entries()) {
        await Promise.resolve();
        signal?.throwIfAborted();
        if (isStopped) {
          seen.push({ kind: 'not-run', reason: 'stopped' });
          continue;
        }
        const observation = behave(run.program, testCase);
        seen.push(observation);
        isStopped = onCase?.(index, observation) === false;
      }
      return seen;
    },
    dispose() {
      disposed = true;
    },
  };
}

const fakeEngineInfo: EngineInfo = {
  kind: 'replay',
  model: 'fake',
  label: 'A scripted engine',
  library: 'tests/fakes.ts',
  modelHash: null,
  contextTokens: 8_192,
  wording: 'plain',
  seeded: 'deterministic',
};

/** A script's answer to one request: the reply's text, parts of a reply, or a fault to throw. */
export type FakeReply = string | Partial<Reply> | Error;

/**
 * An engine that answers by script: a list is spoken in order (the last one again and again), a function sees each
 * request. Text is streamed in pieces of seven characters. Tokens are white-space words. `requests` holds every
 * request, in order.
 */
export function fakeEngine(
  script: readonly FakeReply[] | ((request: GenerateRequest, index: number) => FakeReply),
  info: Partial<EngineInfo> = {},
): Engine & { readonly requests: readonly GenerateRequest[] } {
  const requests: GenerateRequest[] = [];
  let announceLoss: (loss: EngineError) => void;
  const lost = new Promise<EngineError>((resolve) => (announceLoss = resolve));
  let isClosed = false;
  const answer = (request: GenerateRequest, index: number): FakeReply =>
    typeof script === 'function'
      ? script(request, index)
      : (script[Math.min(index, script.length - 1)] ?? '');
  return {
    info: { ...fakeEngineInfo, ...info },
    slots: 1,
    lost,
    requests,
    async generate(request, onText, signal) {
      signal?.throwIfAborted();
      if (isClosed) throw new EngineError('closed', 'The model was closed. Load it again.');
      const spoken = answer(request, requests.push(request) - 1);
      if (spoken instanceof Error) throw spoken;
      const part = typeof spoken === 'string' ? { text: spoken } : spoken;
      const text = part.text ?? '';
      for (const piece of text.match(/[^]{1,7}/g) ?? []) {
        await Promise.resolve();
        signal?.throwIfAborted();
        onText?.(piece);
      }
      const prompt = countWords(request.messages.map(({ content }) => content).join(' '));
      return {
        text,
        thoughts: null,
        finish: 'stop',
        tokens: { prompt, prefilled: prompt, generated: countWords(text) },
        ms: { queued: 0, firstToken: 1, total: 2 },
        ignored: [],
        ...part,
      };
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      announceLoss(new EngineError('closed', 'The model was closed. Load it again.'));
    },
  };
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
