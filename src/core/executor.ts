import type { Json } from './problem';
import type { Steps } from './steps';
import type { Trace } from './trace';

/** A test as the sandbox sees it: inputs only. */
export type Case =
  | { readonly kind: 'stdin'; readonly stdin: string }
  | { readonly kind: 'call'; readonly entryPoint: string; readonly args: readonly Json[] }
  | { readonly kind: 'assert'; readonly code: string };

export interface Limits {
  /** Wall-clock milliseconds for one case, enforced from outside the interpreter. */
  readonly caseMs: number;
  /** Wall-clock milliseconds for all cases of one program. */
  readonly programMs: number;
  readonly memoryMiB: number;
  /** Bytes of stdout and stderr kept for one case; more is `output-limit`. */
  readonly outputBytes: number;
}

/** Limits used where a problem states none. */
export const defaultLimits: Limits = {
  caseMs: 10_000,
  programMs: 60_000,
  memoryMiB: 512,
  outputBytes: 1_048_576,
};

/** An exception as Python reports it, with paths and frames of the host removed. */
export interface PythonError {
  /** Class name: "ZeroDivisionError". */
  readonly type: string;
  readonly message: string;
  /** Line in solution.py, from 1; null when it was raised elsewhere. */
  readonly line: number | null;
  /** Column, from 1, for compile errors; else null. */
  readonly column: number | null;
  /** Full traceback naming `solution.py` and its lines only. */
  readonly traceback: string;
}

/** What the sandbox saw of one case. It knows no expected output, so it never says right or wrong. */
export type Observation =
  /** Ended by itself. `value`: what the entry point returned, null for stdin and assert cases. */
  | {
      readonly kind: 'ended';
      readonly stdout: string;
      readonly stderr: string;
      readonly value: Json;
      readonly ms: number;
    }
  | {
      readonly kind: 'raised';
      readonly stdout: string;
      readonly stderr: string;
      readonly error: PythonError;
      readonly ms: number;
    }
  | { readonly kind: 'compile-error'; readonly error: PythonError }
  | { readonly kind: 'timed-out'; readonly limitMs: number }
  | { readonly kind: 'out-of-memory'; readonly limitMiB: number }
  | {
      readonly kind: 'output-limit';
      readonly stdout: string;
      readonly limitBytes: number;
      readonly ms: number;
    }
  /** The interpreter was damaged or died. */
  | { readonly kind: 'crashed'; readonly reason: string }
  | { readonly kind: 'not-run'; readonly reason: 'stopped' | 'program-limit' | 'earlier-failure' };

export interface Run {
  readonly program: string;
  readonly cases: readonly Case[];
  readonly limits: Limits;
}

/** Runs untrusted Python. One implementation: adapters/pyodide.ts. */
export interface Executor {
  /** Programs that can run at the same time. */
  readonly slots: number;
  /** Python's version, as "3.14.2"; known once the first interpreter is up. */
  readonly version: Promise<string>;
  /**
   * How many times slower this machine is than the one that `defaultLimits` were set on (slowness.ts); 1 to 3.
   * Measured once; never rejects. Missing where limits need no scaling.
   */
  readonly slowness?: Promise<number>;
  /**
   * Runs the cases in order and reports each as it ends. When `onCase` returns false, the rest is not run.
   * Resolves with one observation a case, in order. What the program does is never an exception.
   * @throws ExecutorError when no interpreter can be had; on abort throws `signal.reason`.
   */
  run(
    run: Run,
    onCase?: (index: number, observation: Observation) => boolean | void,
    signal?: AbortSignal,
  ): Promise<readonly Observation[]>;
  /**
   * Runs one case of a program again and tells which basic blocks it went through, with the variables around each.
   * It judges nothing. Missing where an executor cannot trace.
   * @throws ExecutorError; on abort throws `signal.reason`.
   */
  trace?(program: string, one: Case, limits: Limits, signal?: AbortSignal): Promise<Trace>;
  /**
   * Runs one case of a program again and stops before each line, for a person who steps through it. It judges nothing.
   * Missing where an executor cannot.
   * @throws ExecutorError; on abort throws `signal.reason`.
   */
  steps?(program: string, one: Case, limits: Limits, signal?: AbortSignal): Promise<Steps>;
  dispose(): void;
}

/** The sandbox itself failed: assets missing, workers refused. */
export class ExecutorError extends Error {
  override readonly name = 'ExecutorError';
  constructor(
    readonly code: 'assets' | 'unsupported' | 'disposed',
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
