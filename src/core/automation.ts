/**
 * What a program that drives the page may do with it: `window.turnwise`. The headless command uses nothing else.
 * Values cross as plain data; an error's message is for the person.
 */
export interface Automation {
  /**
   * Makes the experiment of a spec, starts it and returns its header line (jsonl.ts).
   * `endpointKey` is for an engine of kind `openai` and stays in this page.
   * @throws SpecError, EngineError, ExecutorError, StoreError
   */
  start(spec: unknown, endpointKey?: string): Promise<string>;
  /**
   * Takes the experiment of an export into the store, the export being fetched from `url`, and starts what is missing
   * of it. Its trajectories do not come out of `newLines`.
   */
  resume(url: string, endpointKey?: string): Promise<void>;
  /** Goes on with an experiment of this browser's store. All of its trajectories come out of `newLines`. */
  goOn(id: string): Promise<void>;
  progress(): AutomationProgress;
  /** Lines of the trajectories that were finished since the last call, at most 200; '' when there are none. */
  newLines(): Promise<string>;
  /** Stops the run; resolves when everything that it finished is stored. */
  stop(): Promise<void>;
}

export interface AutomationProgress {
  /** `failed` and `stopped` runs can be resumed. */
  readonly phase: 'loading' | 'running' | 'stopped' | 'failed' | 'complete';
  /** What the model's loading is at, or why the run failed. */
  readonly text: string;
  readonly finished: number;
  readonly asked: number;
  /** Attempts a second; null while unknown. */
  readonly perSecond: number | null;
  readonly msLeft: number | null;
}
