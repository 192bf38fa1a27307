/** Brings a turn's card (from 1) into view and puts the focus on it. False when there is no such card. */
export function focusTurn(number: number): boolean {
  const card = document.getElementById(`turn-${number}`);
  card?.scrollIntoView({ block: 'start' });
  card?.focus({ preventScroll: true });
  return card !== null;
}

/** The turn that has the focus, from 1; 0 when none has. */
export function focusedTurn(): number {
  return Number(document.activeElement?.closest('[id^="turn-"]')?.id.slice('turn-'.length) ?? 0);
}
