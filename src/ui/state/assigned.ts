import { createContext, createSignal, useContext, type Accessor } from 'solid-js';
import { parseAssignment, type Assignment, type Control } from '../../core/assignment';
import { largestSeed } from '../../core/parse-spec';

/** What a teacher's link fixed in this tab. A reload keeps it, closing the tab ends it. */
export interface Assigned {
  /** Null where no link was opened, or it was unlocked. */
  readonly current: Accessor<Assignment | null>;
  /** Takes what a link or file says; where each laptop is to have its own seed, draws one. Returns what holds. */
  take(given: Assignment): Assignment;
  unlock(): void;
  isHidden(control: Control): boolean;
}

const key = 'turnwise.assignment';

export function createAssigned(): Assigned {
  const [current, setCurrent] = createSignal<Assignment | null>(stored());

  function take(given: Assignment): Assignment {
    const held = given.seeds === 'own' ? { ...given, spec: { ...given.spec, seed: drawSeed() } } : given;
    setCurrent(held);
    keep(JSON.stringify(held));
    return held;
  }

  function unlock(): void {
    setCurrent(null);
    keep(null);
  }

  return { current, take, unlock, isHidden: (control) => current()?.hidden.includes(control) ?? false };
}

/** Whether a control is hidden where one stands; nothing is, outside the pages that a teacher can simplify. */
export const HiddenContext = createContext<(control: Control) => boolean>(() => false);

export function useHidden(control: Control): () => boolean {
  const isHidden = useContext(HiddenContext);
  return () => isHidden(control);
}

function drawSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % (largestSeed + 1);
}

function stored(): Assignment | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : parseAssignment(text);
  } catch {
    return null;
  }
}

function keep(text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Storage is blocked: it lasts until the page is reloaded.
  }
}
