import type { Observation } from '../src/core/executor';
import type { SandboxOrder, SandboxParts, SandboxReport } from '../src/core/sandbox';
import {
  aheadOf,
  beginFirst,
  caseLimit,
  dueAt,
  isBusy,
  isComplete,
  isIdle,
  longestQueue,
  shortestQueue,
  spend,
  type Cell,
  type Entry,
  type Job,
} from './cell';
import type { Image } from './interpreter';
import { journalBytes, openJournal } from './journal';
import { gatherMs, parseReports, type RunReport, type WorkerOrder, type WorkerReport } from './messages';

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
    const shared = self.crossOriginIsolated ? new SharedArrayBuffer(journalBytes) : null;
    const cell: Cell = {
      worker,
      journal: shared && openJournal(shared),
      isReady: false,
      taken: 0,
      entries: [],
      caseSince: 0,
      timer: undefined,
      timerAt: 0,
    };
    cells.add(cell);
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
      if (cells.has(cell)) hear(cell, data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (!cells.has(cell)) return;
      if (!cell.isReady) return fail(cell, event.message);
      catchUp(cell);
      end(cell, { kind: 'crashed', reason: 'The interpreter died.' });
    };
    order(cell, {
      kind: 'start',
      parts: { wasm, stdlib, harness: parts.harness, image },
      wantsImage: image === null,
      journal: shared,
    });
  }

  function order(cell: Cell, what: WorkerOrder): void {
    cell.worker.postMessage(what);
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
        cell.isReady = true;
        if (image === null && report.image !== null) {
          ({ image } = report);
          tell({ kind: 'ready', version: report.version });
        }
        return assign();
      case 'failed':
        return fail(cell, report.message);
      case 'reports':
        cell.caseSince = performance.now();
        for (const one of parseReports(report.lines)) take(cell, one);
        assign();
        watch(cell);
    }
  }

  function take(cell: Cell, report: RunReport): void {
    if (report.at < cell.taken) return;
    cell.taken = report.at + 1;
    const entry = cell.entries.find(({ job }) => job.order.id === report.id);
    if (entry === undefined) return;
    if (report.kind === 'over') {
      cell.entries = cell.entries.filter((one) => one !== entry);
      return beginFirst(cell, performance.now());
    }
    const { job, isWithdrawn } = entry;
    if (!isWithdrawn) record(job, timely(job, report.observation));
    if (report.isSpent) replace(cell);
  }

  function assign(): void {
    for (const cell of cells) {
      if ([...cells].filter(isBusy).length >= parts.slots) break;
      const job = isIdle(cell) ? (waiting.shift() ?? takeBack()) : undefined;
      if (job !== undefined) give(cell, job);
    }
    for (let cell = shortestQueue(cells); cell !== undefined; cell = shortestQueue(cells)) {
      const job = waiting.shift();
      if (job === undefined) break;
      give(cell, job);
    }
    if (image === null) return;
    while (cells.size < parts.slots) start();
    if (cells.size < parts.slots + parts.spares) spareTimer ??= setTimeout(startSpares, spareDelayMs);
  }

  function give(cell: Cell, job: Job): void {
    cell.entries.push({ job, beganAt: null, isWithdrawn: false });
    order(cell, { ...job.order, cases: job.order.cases.slice(job.observations.length) });
    beginFirst(cell, performance.now());
    watch(cell);
  }

  /** A program that was sent ahead and has not begun, as far as is known. */
  function takeBack(): Job | undefined {
    const cell = longestQueue(cells);
    const entry = cell && aheadOf(cell).at(-1);
    if (cell === undefined || entry === undefined) return undefined;
    withdraw(cell, entry);
    return entry.job;
  }

  function withdraw(cell: Cell, entry: Entry): void {
    entry.isWithdrawn = true;
    order(cell, { kind: 'stop', id: entry.job.order.id });
  }

  function startSpares(): void {
    spareTimer = undefined;
    while (cells.size < parts.slots + parts.spares) start();
  }

  /** Looks again when the case that runs has had its time. A timer that goes off too early costs less than to set it anew. */
  function watch(cell: Cell): void {
    const [first] = cell.entries;
    if (first === undefined || !cells.has(cell)) return;
    const due = dueAt(cell, first);
    if (cell.timer !== undefined && cell.timerAt <= due) return;
    clearTimeout(cell.timer);
    cell.timerAt = due;
    // The report that a case ended in time may be waiting behind this timer.
    cell.timer = setTimeout(() => setTimeout(() => expire(cell)), due - performance.now());
  }

  function expire(cell: Cell): void {
    cell.timer = undefined;
    if (!cells.has(cell)) return;
    if (!catchUp(cell)) {
      cell.timer = setTimeout(() => expire(cell));
      return;
    }
    const [first] = cell.entries;
    if (first === undefined || !cells.has(cell)) return;
    if (performance.now() < dueAt(cell, first)) return watch(cell);
    end(cell, { kind: 'timed-out', limitMs: caseLimit(cell, first) });
  }

  /** Takes the reports that a worker holds back. False while messages with earlier ones are on their way. */
  function catchUp(cell: Cell): boolean {
    const lines = cell.journal === null ? '' : cell.journal.read();
    if (lines === null) return false;
    const reports = parseReports(lines);
    if (reports[0] !== undefined && reports[0].at > cell.taken) return false;
    for (const report of reports) take(cell, report);
    return true;
  }

  function timely({ order: { limits } }: Job, observation: Observation): Observation {
    const isLate = 'ms' in observation && observation.ms > limits.caseMs;
    return isLate ? { kind: 'timed-out', limitMs: limits.caseMs } : observation;
  }

  function record(job: Job, observation: Observation): void {
    job.observations.push(observation);
    unsent.add(job);
    if (isComplete(job)) send();
    else gathering ??= setTimeout(send, gatherMs);
  }

  function send(): void {
    clearTimeout(gathering);
    gathering = undefined;
    for (const job of unsent) {
      const { order: run, sent, observations } = job;
      tell({ kind: 'observed', id: run.id, from: sent, observations: observations.slice(sent) });
      job.sent = observations.length;
    }
    unsent.clear();
  }

  /** Ends an interpreter in the middle of a case. */
  function end(cell: Cell, observation: Observation): void {
    const [first] = cell.entries;
    if (first && !first.isWithdrawn && !isComplete(first.job)) record(first.job, observation);
    if (cells.has(cell)) replace(cell);
  }

  /** A new interpreter for one that is spent; what is left of its programs goes on elsewhere. */
  function replace(cell: Cell): void {
    discard(cell);
    const entries = cell.entries.filter(({ job, isWithdrawn }) => !isWithdrawn && !isComplete(job));
    cell.entries = [];
    for (const entry of entries) spend(entry, performance.now());
    for (const { job } of entries.filter(({ job: { leftMs } }) => leftMs <= 0))
      while (!isComplete(job)) record(job, { kind: 'not-run', reason: 'program-limit' });
    waiting.unshift(...entries.map(({ job }) => job).filter((job) => !isComplete(job)));
    assign();
  }

  function discard(cell: Cell): void {
    clearTimeout(cell.timer);
    cell.worker.terminate();
    cells.delete(cell);
  }

  function stop(id: number): void {
    const index = waiting.findIndex(({ order: run }) => run.id === id);
    const [stopped] = index < 0 ? [] : waiting.splice(index, 1);
    if (stopped) unsent.delete(stopped);
    for (const cell of cells)
      for (const entry of cell.entries) {
        if (entry.job.order.id !== id || entry.isWithdrawn) continue;
        unsent.delete(entry.job);
        withdraw(cell, entry);
        if (entry !== cell.entries[0]) continue;
        cell.caseSince = performance.now();
        watch(cell);
      }
  }

  page.onmessage = ({ data }: MessageEvent<SandboxOrder>) => {
    if (data.kind === 'stop') return stop(data.id);
    waiting.push({ order: data, leftMs: data.limits.programMs, observations: [], sent: 0 });
    assign();
  };
  start();
}
