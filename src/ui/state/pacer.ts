import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { SolveEvent } from '../../core/solve';

/** How fast a dialogue is shown: as it comes, slowly enough to read along, or station by station. */
export type Pace = 'full' | 'slow' | 'step';

/**
 * Stands between a dialogue and the screen: the same events in the same order, shown later. The engine is not slowed;
 * what it has made already waits here.
 */
export interface Pacer {
  readonly pace: Accessor<Pace>;
  setPace(pace: Pace): void;
  /** Nothing is shown until `next` or `goOn`: the person paused, or a station waits for them. */
  readonly isHeld: Accessor<boolean>;
  push(event: SolveEvent): void;
  pause(): void;
  goOn(): void;
  /** Shows what is left of this station or, before a station, that station; then holds again. */
  next(): void;
  /** Resolves when everything has been shown, or was dropped. */
  caughtUp(): Promise<void>;
  /** Shows all that waits, now. */
  rush(): void;
  /** Drops what waits and lets go. */
  clear(): void;
}

/** A slow reader takes in some fifteen letters a second; code is dense, a class reads aloud. */
const msPerLetter = 40;

/** Milliseconds for which an event stays the newest one in slow motion. */
function lingerMs(event: SolveEvent): number {
  switch (event.kind) {
    case 'text':
      return event.piece.length * msPerLetter;
    case 'feedback':
      return 3000;
    case 'private-test':
      return 120;
    case 'test':
      return 900;
    case 'prompt':
    case 'reply':
    case 'program':
    case 'judging':
      return 1200;
    case 'turn':
    case 'end':
      return 0;
  }
}

/** Whether the dialogue comes to another station with this event. */
function opensStation(event: SolveEvent | undefined): boolean {
  switch (event?.kind) {
    case 'prompt':
    case 'feedback':
    case 'judging':
      return true;
    case 'program':
      return event.program !== null;
    default:
      return false;
  }
}

/** @param holdsBefore events that wait for `goOn` at every pace */
export function createPacer(
  show: (event: SolveEvent) => void,
  holdsBefore: (event: SolveEvent) => boolean = () => false,
): Pacer {
  const [pace, choosePace] = createSignal<Pace>('full');
  const [isPaused, setIsPaused] = createSignal(false);
  const [isAtGate, setIsAtGate] = createSignal(false);
  let queue: SolveEvent[] = [];
  /** The person asked for one station: it may begin, and what follows it holds. */
  let isStepping = false;
  let mayOpen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];

  function holds(event: SolveEvent | undefined): boolean {
    if (event === undefined) return false;
    if (isPaused() && !isStepping) return true;
    if (!holdsBefore(event) && (!opensStation(event) || (pace() !== 'step' && !isStepping))) return false;
    if (!mayOpen) return true;
    mayOpen = false;
    return false;
  }

  const isGate = (event: SolveEvent | undefined): boolean =>
    opensStation(event) || (event !== undefined && holdsBefore(event));

  function pump(): void {
    timer = undefined;
    while (queue.length > 0) {
      if (holds(queue[0])) {
        isStepping = false;
        setIsAtGate(true);
        return;
      }
      setIsAtGate(false);
      const event = queue.shift();
      if (event) show(event);
      if (event && pace() === 'slow' && lingerMs(event) > 0) {
        timer = setTimeout(pump, lingerMs(event));
        return;
      }
    }
    settle();
  }

  function settle(): void {
    const settled = waiting;
    waiting = [];
    for (const resolve of settled) resolve();
  }

  function again(): void {
    clearTimeout(timer);
    pump();
  }

  function clear(): void {
    clearTimeout(timer);
    timer = undefined;
    queue = [];
    isStepping = mayOpen = false;
    setIsPaused(false);
    setIsAtGate(false);
    settle();
  }

  onCleanup(clear);
  return {
    pace,
    setPace(next) {
      choosePace(next);
      if (!isPaused()) again();
    },
    isHeld: () => isPaused() || isAtGate(),
    push(event) {
      queue.push(event);
      if (timer === undefined) pump();
    },
    pause: () => setIsPaused(true),
    goOn() {
      setIsPaused(false);
      mayOpen = isGate(queue[0]);
      again();
    },
    next() {
      if (pace() !== 'step') setIsPaused(true);
      isStepping = true;
      mayOpen = isGate(queue[0]);
      again();
    },
    caughtUp: () =>
      queue.length === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    rush() {
      const rest = queue;
      clear();
      for (const event of rest) show(event);
    },
    clear,
  };
}
