/** A small text that stands by what it explains (WCAG 1.4.13): Escape hides it, the pointer may move onto it, it stays. */
export interface Tip {
  setAnchor(element: HTMLElement): void;
  /** An element with `popover="manual"`. */
  setTip(element: HTMLElement): void;
  show(): void;
  hide(): void;
  /** The pointer came. A finger's touch is a click, too, and left to it. */
  point(event: PointerEvent): void;
  /** The pointer went; it has a moment to reach the tip. */
  leave(event: PointerEvent): void;
  dispose(): void;
}

/** Milliseconds in which a hand gets from the term to its tip. */
const graceMs = 250;
/** CSS pixels between the term, its tip and the window's edges. */
const gap = 6;

/** Two tips at once would cover each other. */
let hideOther: (() => void) | null = null;

export function createTip(): Tip {
  let anchor: HTMLElement | undefined;
  let tip: HTMLElement | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let listening: AbortController | null = null;

  function show(): void {
    clearTimeout(leaving);
    if (listening || !tip || !anchor) return;
    hideOther?.();
    hideOther = hide;
    listening = new AbortController();
    const { signal } = listening;
    tip.showPopover();
    place();
    addEventListener('scroll', place, { signal, capture: true, passive: true });
    addEventListener('resize', place, { signal });
    addEventListener('keydown', onKey, { signal, capture: true });
    addEventListener('pointerdown', onPress, { signal, capture: true });
  }

  function hide(): void {
    clearTimeout(leaving);
    if (!listening) return;
    listening.abort();
    listening = null;
    hideOther = null;
    if (tip?.isConnected) tip.hidePopover();
  }

  /** Above the term where there is room, else below, and within the window. */
  function place(): void {
    if (!tip || !anchor) return;
    const at = anchor.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(gap, at.left), innerWidth - width - gap);
    const top = at.top > height + 2 * gap ? at.top - height - gap : at.bottom + gap;
    tip.style.left = `${left}px`;
    tip.style.top = `${top}px`;
  }

  /** A dialog around the term stays open. */
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    hide();
  }

  function onPress(event: PointerEvent): void {
    const { target } = event;
    const isOurs = target instanceof Node && [anchor, tip].some((own) => own?.contains(target));
    if (!isOurs) hide();
  }

  return {
    setAnchor: (element) => void (anchor = element),
    setTip: (element) => void (tip = element),
    show,
    hide,
    point({ pointerType }) {
      if (pointerType === 'mouse') show();
    },
    leave({ pointerType }) {
      if (pointerType !== 'mouse' || anchor === document.activeElement) return;
      leaving = setTimeout(hide, graceMs);
    },
    dispose: hide,
  };
}
