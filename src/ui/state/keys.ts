/** Whether single keys do something; a person whose speech input types letters can switch them off (WCAG 2.1.4). */
let areOn = true;

export function keysAreOn(): boolean {
  return areOn;
}

export function setKeysAreOn(on: boolean): void {
  areOn = on;
}

/** Elements that have their own use for letters and arrows. */
const busyWithKeys =
  'input, select, textarea, dialog, [contenteditable], [role="grid"], [role="tablist"], [tabindex="0"]:not([role="button"])';
/** Elements that the space bar presses. */
const pressedBySpace = 'a, button, [role="button"], summary';

/** Calls `actions[key]` when a key is pressed outside of controls. Returns what ends it. */
export function listenKeys(actions: Readonly<Record<string, () => void>>): () => void {
  function onKey(event: KeyboardEvent): void {
    const action = actions[event.key];
    const busy = event.key === ' ' ? `${busyWithKeys}, ${pressedBySpace}` : busyWithKeys;
    const isElsewhere = event.target instanceof Element && event.target.closest(busy) !== null;
    if (!action || !areOn || isElsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  }
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
