/** Whether single keys do something; a person whose speech input types letters can switch them off (WCAG 2.1.4). */
let areOn = true;

export function keysAreOn(): boolean {
  return areOn;
}

export function setKeysAreOn(on: boolean): void {
  areOn = on;
}

/** Elements that have their own use for keys. */
const busyWithKeys = 'a, button, input, select, textarea, summary, dialog, [contenteditable], [role="grid"]';

/** Calls `actions[key]` when a key is pressed outside of controls. Returns what ends it. */
export function listenKeys(actions: Readonly<Record<string, () => void>>): () => void {
  function onKey(event: KeyboardEvent): void {
    const action = actions[event.key];
    const isElsewhere = event.target instanceof Element && event.target.closest(busyWithKeys) !== null;
    if (!action || !areOn || isElsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  }
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
