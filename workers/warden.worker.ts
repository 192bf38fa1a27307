import type { Limits, Observation } from '../src/core/executor';
import type { SandboxOrder, SandboxParts, SandboxReport } from '../src/core/sandbox';
import type { Image } from './interpreter';
import type { WorkerOrder, WorkerReport } from './messages';

type RunOrder = SandboxOrder & { readonly kind: 'run' };

/** A program under way. */
interface Job {
  readonly order: RunOrder;
  /** Milliseconds that are left to it, counted while it runs. */
  leftMs: number;
  /** When it began to run in the interpreter that it is in. */
  beganAt: number;
  /** Observations so far; those before `sent` are with the page. */
  readonly observations: Observation[];
  sent: number;
  isStopped: boolean;
}

/** One interpreter and what it is doing. */
interface Cell {
  readonly worker: Worker;
  state: 'starting' | 'idle' | 'busy';
  job: Job | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Milliseconds a stopped program may take to its next case before its interpreter is ended. */
const stopGraceMs = 100;
/** Milliseconds within which observations of one run travel together. */
const gatherMs = 4;
/** Milliseconds after which a spare is replaced, so that its start does not slow down the program that took it. */
const spareDelayMs = 100;
/** Starts that may fail in a row before the sandbox gives up. */
const patience = 3;

self.onmessage = ({ data, ports }: MessageEvent<SandboxParts>) => {
  const [port] = ports;
  if (port === undefined) return;
  guard(data, port).catch((error: unknown) => {
    const report: SandboxReport = { kind: 'failed', message: String(error) };
    port.postMessage(report);
  });
};

/**
 * Keeps `slots` interpreters busy and `spares` more ready. Time limits are kept here, in a thread that runs no program and
 * that a hidden tab does not slow down: an interpreter past its limit is ended and replaced.
 */
async function guard(parts: SandboxParts, page: MessagePort): Promise<void> {
  const tell = (report: SandboxReport): void => page.postMessage(report);
  const wasm = await WebAssembly.compile(parts.wasm);
  const workerUrl = URL.createObjectURL(new Blob([parts.worker], { type: 'text/javascript' }));
  const stdlib = new Uint8Array(parts.stdlib);
  const cells = new Set<Cell>();
  const waiting: Job[] = [];
  let image: Image | null = null;
  let failures = 0;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const unsent = new Set<Job>();
  let spareTimer: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    const worker = new Worker(workerUrl);
    const cell: Cell = { worker, state: 'starting', job: null, timer: undefined };
    cells.add(cell);
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => hear(cell, data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (cell.state === 'starting') fail(cell, event.message);
      else if (cell.job) end(cell, { kind: 'crashed', reason: 'The interpreter died.' });
    };
    const order: WorkerOrder = {
      kind: 'start',
      parts: { wasm, stdlib, harness: parts.harness, image },
      wantsImage: image === null,
    };
    worker.postMessage(order);
  }

  function fail(cell: Cell, message: string): void {
    discard(cell);
    failures += 1;
    if (failures < patience) start();
    else tell({ kind: 'failed', message });
  }

  function hear(cell: Cell, report: WorkerReport): void {
    switch (report.kind) {
      case 'started':
        failures = 0;
        cell.state = 'idle';
        if (image === null && report.image !== null) {
          ({ image } = report);
          tell({ kind: 'ready', version: report.version });
        }
        return assign();
      case 'failed':
        return fail(cell, report.message);
      case 'observed':
        if (cell.job) observe(cell, cell.job, report.observation);
        if (report.isSpent) replace(cell);
        return;
      case 'idle':
        if (cell.job) release(cell);
        return assign();
    }
  }

  function assign(): void {
    for (const cell of cells) {
      if (cell.state !== 'idle') continue;
      if ([...cells].filter(({ state }) => state === 'busy').length >= parts.slots) break;
      const job = waiting.shift();
      if (job === undefined) break;
      cell.state = 'busy';
      cell.job = job;
      job.beganAt = performance.now();
      const { program, cases, limits, isTraced } = job.order;
      const order: WorkerOrder = {
        kind: 'run',
        program,
        cases: cases.slice(job.observations.length),
        limits,
        isTraced,
      };
      cell.worker.postMessage(order);
      watch(cell, job);
    }
    if (image === null) return;
    while (cells.size < parts.slots) start();
    if (cells.size < parts.slots + parts.spares) spareTimer ??= setTimeout(startSpares, spareDelayMs);
  }

  function startSpares(): void {
    spareTimer = undefined;
    while (cells.size < parts.slots + parts.spares) start();
  }

  /** Gives the case that starts now its time. */
  function watch(cell: Cell, job: Job): void {
    clearTimeout(cell.timer);
    const limitMs = caseLimit(job);
    cell.timer = setTimeout(() => {
      const count = job.observations.length;
      // The report that it ended in time may be waiting behind this timer.
      cell.timer = setTimeout(() => {
        if (cell.job === job && job.observations.length === count) end(cell, { kind: 'timed-out', limitMs });
      });
    }, limitMs);
  }

  function observe(cell: Cell, job: Job, observation: Observation): void {
    const late = 'ms' in observation && observation.ms > job.order.limits.caseMs;
    record(job, late ? { kind: 'timed-out', limitMs: job.order.limits.caseMs } : observation);
    if (!job.isStopped) watch(cell, job);
  }

  function record(job: Job, observation: Observation): void {
    job.observations.push(observation);
    unsent.add(job);
    if (job.observations.length === job.order.cases.length) send();
    else gathering ??= setTimeout(send, gatherMs);
  }

  function send(): void {
    clearTimeout(gathering);
    gathering = undefined;
    for (const job of unsent) {
      if (!job.isStopped)
        tell({
          kind: 'observed',
          id: job.order.id,
          from: job.sent,
          observations: job.observations.slice(job.sent),
        });
      job.sent = job.observations.length;
    }
    unsent.clear();
  }

  /** Ends an interpreter in the middle of a case. */
  function end(cell: Cell, observation: Observation): void {
    const { job } = cell;
    if (job && !job.isStopped && job.observations.length < job.order.cases.length) record(job, observation);
    replace(cell);
  }

  /** A new interpreter for one that is spent; what is left of its program goes on elsewhere. */
  function replace(cell: Cell): void {
    const { job } = cell;
    discard(cell);
    if (job && !job.isStopped && job.observations.length < job.order.cases.length) {
      job.leftMs -= performance.now() - job.beganAt;
      if (job.leftMs > 0) waiting.unshift(job);
      else
        for (const _ of job.order.cases.slice(job.observations.length))
          record(job, { kind: 'not-run', reason: 'program-limit' });
    }
    assign();
  }

  function discard(cell: Cell): void {
    clearTimeout(cell.timer);
    cell.worker.terminate();
    cells.delete(cell);
  }

  function release(cell: Cell): void {
    clearTimeout(cell.timer);
    cell.state = 'idle';
    cell.job = null;
  }

  function stop(id: number): void {
    const index = waiting.findIndex(({ order }) => order.id === id);
    if (index >= 0) waiting.splice(index, 1);
    for (const cell of cells) {
      if (cell.job?.order.id !== id) continue;
      cell.job.isStopped = true;
      const order: WorkerOrder = { kind: 'stop' };
      cell.worker.postMessage(order);
      clearTimeout(cell.timer);
      cell.timer = setTimeout(() => replace(cell), stopGraceMs);
    }
  }

  page.onmessage = ({ data }: MessageEvent<SandboxOrder>) => {
    if (data.kind === 'stop') return stop(data.id);
    waiting.push({
      order: data,
      leftMs: data.limits.programMs,
      beganAt: 0,
      observations: [],
      sent: 0,
      isStopped: false,
    });
    assign();
  };
  start();
}

function caseLimit({ order, leftMs, beganAt }: Job): number {
  const { caseMs }: Limits = order.limits;
  return Math.max(0, Math.ceil(Math.min(caseMs, leftMs + beganAt - performance.now())));
}
