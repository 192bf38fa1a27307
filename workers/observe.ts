import type { Case, Limits, Observation, PythonError } from '../src/core/executor';
import type { Json } from '../src/core/problem';
import type { HarnessFunction, Interpreter } from './interpreter';
import type { Called } from './stack';

/** One case's observation; `isSpent` when the interpreter must be replaced before anything else runs. */
export interface Observed {
  readonly observation: Observation;
  readonly isSpent: boolean;
}

/** What the harness returns as JSON. */
type Result =
  | { readonly kind: 'ended'; readonly value: Json }
  | { readonly kind: 'raised'; readonly error: PythonError }
  | { readonly kind: 'compile-error'; readonly error: PythonError };

/** Memory that a used interpreter may keep; past it, a new one is cheaper to have than to clean. */
const keptBytes = 160 * 1_048_576;
const mebibyte = 1_048_576;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const nothing = new Uint8Array();

/** Judges one program, case after case, each from a clean state; compiles it once. */
export interface Observer {
  observe(one: Case): Promise<Observed>;
}

/** What is judged. A traced case ends with its trace as value. */
export interface Assignment {
  readonly program: string;
  readonly limits: Limits;
  readonly isTraced: boolean;
}

export function createObserver(
  interpreter: Interpreter,
  { program, limits, isTraced }: Assignment,
  now: () => number,
): Observer {
  const source = encoder.encode(program);
  const { files, memory } = interpreter;
  let compiled: Called | null = null;

  function compile(): Promise<Called> {
    files.begin(nothing, limits.outputBytes);
    return interpreter.call('load', source);
  }

  function read(called: Called, ms: number): Observation {
    if (files.isOverLimit())
      return { kind: 'output-limit', stdout: text(files.stdout()), limitBytes: limits.outputBytes, ms };
    if (called.kind === 'died') return readDeath(called.error, ms);
    const streams = { stdout: text(files.stdout()), stderr: text(files.stderr()), ms };
    if (called.json === null) return { kind: 'ended', value: null, ...streams };
    const result: Result = JSON.parse(called.json);
    if (result.kind === 'compile-error') return result;
    if (result.kind === 'ended') return { ...result, ...streams };
    return result.error.type === 'MemoryError'
      ? { kind: 'out-of-memory', limitMiB: limits.memoryMiB }
      : { ...result, ...streams };
  }

  function readDeath(error: unknown, ms: number): Observation {
    const streams = { stdout: text(files.stdout()), stderr: text(files.stderr()), ms };
    if (memory.wasRefused()) return { kind: 'out-of-memory', limitMiB: limits.memoryMiB };
    const status = exitStatus(error);
    if (status === 0) return { kind: 'ended', value: null, ...streams };
    if (status !== null)
      return { kind: 'raised', error: plainError('SystemExit', String(status)), ...streams };
    if (error instanceof RangeError)
      return {
        kind: 'raised',
        error: plainError('RecursionError', 'recursion went deeper than the interpreter’s stack'),
        ...streams,
      };
    return { kind: 'crashed', reason: error instanceof Error ? error.message : String(error) };
  }

  function callCase(one: Case): Promise<Called> {
    const [input, name, argument] = isTraced ? tracedCall(one) : caseCall(one);
    files.begin(input, limits.outputBytes);
    return interpreter.call(name, argument);
  }

  async function observe(one: Case): Promise<Observed> {
    memory.limit(limits.memoryMiB * mebibyte);
    const began = now();
    compiled ??= await compile();
    const isCompiled = compiled.kind === 'returned' && compiled.json === null;
    const called = isCompiled ? await callCase(one) : compiled;
    files.end();
    const observation = read(called, now() - began);
    memory.limit(Number.POSITIVE_INFINITY);
    const isSpent = files.isSystemTouched() || memory.bytes() > keptBytes || observation.kind === 'crashed';
    interpreter.rewind();
    if (!isSpent) clean(called.kind === 'died' || interpreter.isTouched());
    return { observation, isSpent };
  }

  function clean(needsRestore: boolean): void {
    files.reset();
    if (!needsRestore) return;
    interpreter.restore();
    compiled = null;
  }

  return { observe };
}

type Call = readonly [input: Uint8Array, name: HarnessFunction, argument: Uint8Array | null];

function tracedCall(one: Case): Call {
  const input = one.kind === 'stdin' ? encoder.encode(one.stdin) : nothing;
  return [input, 'run_trace', encoder.encode(JSON.stringify({ ...one, stdin: null }))];
}

function caseCall(one: Case): Call {
  switch (one.kind) {
    case 'stdin':
      return [one.stdin === '' ? nothing : encoder.encode(one.stdin), 'run_stdin', null];
    case 'call':
      return [nothing, 'run_call', encoder.encode(JSON.stringify([one.entryPoint, one.args]))];
    case 'assert':
      return [nothing, 'run_assert', encoder.encode(one.code)];
  }
}

function text(bytes: Uint8Array): string {
  return bytes.length === 0 ? '' : decoder.decode(bytes);
}

/** The code given to `os._exit`; null for any other end. */
function exitStatus(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('name' in error) || error.name !== 'ExitStatus')
    return null;
  return 'status' in error && typeof error.status === 'number' ? error.status : null;
}

function plainError(type: string, message: string): PythonError {
  return { type, message, line: null, column: null, traceback: `${type}: ${message}\n` };
}
