import type { Limits, Observation } from '../src/core/executor';
import type { SandboxOrder } from '../src/core/sandbox';
import type { Journal } from './journal';
import { gatherMs } from './messages';

/** A program under way. */
export interface Job {
  readonly order: SandboxOrder & { readonly kind: 'run' };
  /** Milliseconds that are left to it, counted while it runs. */
  leftMs: number;
  /** Observations so far; those before `sent` are with the page. */
  readonly observations: Observation[];
  sent: number;
}

/** A program in an interpreter's worker. */
export interface Entry {
  readonly job: Job;
  /** When it came to be the first, in milliseconds of this thread's clock; null while it waits. */
  beganAt: number | null;
  /** Stopped, or given to another interpreter: what comes of it here is not wanted. */
  isWithdrawn: boolean;
}

/** One interpreter and the programs in its worker: the first runs, the others were sent ahead. */
export interface Cell {
  readonly worker: Worker;
  readonly journal: Journal | null;
  isReady: boolean;
  /** Reports of its worker that were taken. */
  taken: number;
  entries: Entry[];
  /** When the case that runs began, at the earliest. */
  caseSince: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer goes off. */
  timerAt: number;
}

/** Milliseconds a stopped program may take to its next case before its interpreter is ended. */
const stopGraceMs = 100;

/** Programs that wait in the worker of a busy interpreter: enough for the time that its reports wait for each other. */
const mostAhead = 8;

export function isComplete({ order, observations }: Job): boolean {
  return observations.length >= order.cases.length;
}

export function isIdle({ isReady, entries }: Cell): boolean {
  return isReady && entries.length === 0;
}

export function isBusy({ isReady, entries }: Cell): boolean {
  return isReady && entries.length > 0;
}

/** Programs that were sent ahead and may still be given to another interpreter. */
export function aheadOf({ entries }: Cell): Entry[] {
  return entries.slice(1).filter(({ isWithdrawn }) => !isWithdrawn);
}

/** The busy interpreter with the fewest programs ahead; undefined when all have enough. */
export function shortestQueue(cells: Iterable<Cell>): Cell | undefined {
  return [...cells]
    .filter((cell) => isBusy(cell) && cell.entries.length <= mostAhead)
    .toSorted((a, b) => a.entries.length - b.entries.length)[0];
}

/** The busy interpreter with the most programs ahead; undefined when there are none. */
export function longestQueue(cells: Iterable<Cell>): Cell | undefined {
  return [...cells]
    .filter((cell) => aheadOf(cell).length > 0)
    .toSorted((a, b) => aheadOf(b).length - aheadOf(a).length)[0];
}

/** The first entry begins now, where it has not begun. */
export function beginFirst(cell: Cell, now: number): void {
  const [first] = cell.entries;
  if (first === undefined || first.beganAt !== null) return;
  first.beganAt = now;
  cell.caseSince = now;
}

/** Takes the time that a program ran here from what is left to it. */
export function spend({ job, beganAt }: Entry, now: number): void {
  if (beganAt !== null) job.leftMs -= now - beganAt;
}

/** Milliseconds of the clock for the case that runs: its own limit, or what is left to its program. */
export function caseLimit({ caseSince }: Cell, { job, beganAt }: Entry): number {
  const { caseMs }: Limits = job.order.limits;
  const left = job.leftMs + (beganAt ?? caseSince) - caseSince;
  return Math.max(0, Math.ceil(Math.min(caseMs, left)));
}

/**
 * When the case that runs has had its time. Reports may wait for each other, so it may have begun a little after
 * `caseSince`.
 */
export function dueAt(cell: Cell, first: Entry): number {
  if (first.isWithdrawn) return cell.caseSince + stopGraceMs;
  return cell.caseSince + caseLimit(cell, first) + (cell.journal === null ? 0 : gatherMs);
}
