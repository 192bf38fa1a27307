import { createMemo, createSignal, onCleanup, onMount, type Accessor } from 'solid-js';
import type { Board } from './board';
import { drawSprites, type Sprites } from './cell-paint';
import { layoutGrid, placeAt, type GridLayout, type Place } from './grid-layout';
import { createPalette } from './palette';

/** From `first` up to but not including `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** What of a grid is on screen. */
export interface GridView {
  /** Null before the box has a size. */
  readonly layout: Accessor<GridLayout | null>;
  /** Null before the theme's colours are known. */
  readonly sprites: Accessor<Sprites | null>;
  /** Rows and arms to draw: those on screen and some around them. */
  readonly rows: Accessor<Stretch>;
  readonly arms: Accessor<Stretch>;
  /** Rows that fit on the screen. */
  readonly page: Accessor<number>;
  /** Scrolls as little as shows the cell. */
  reveal(place: Place): void;
  /** The block under a pointer; the sample is null between cells. */
  under(event: MouseEvent): Hit | null;
}

export interface Hit {
  readonly row: number;
  readonly arm: number;
  readonly sample: number | null;
}

/** A place in a grid that one comes back to. */
interface Mark {
  readonly top: number;
  readonly left: number;
}

/** Where each board was left: leaving the page for a trajectory and coming back finds it there. */
const marks = new WeakMap<Board, Mark>();

/** Rows and arms drawn beyond each edge, so that scrolling finds them drawn. */
const spareRows = 6;
const spareArms = 1;

/** The view of a box that scrolls over `rows()` rows of cells. Reads the page's layout only when the box is resized. */
export function createGridView(box: () => HTMLElement, board: Board, rows: () => number): GridView {
  const [size, setSize] = createSignal({ width: 0, height: 0, rem: 16, scale: 1 }, { equals: sameValues });
  const [scroll, setScroll] = createSignal<Mark>({ top: 0, left: 0 }, { equals: sameValues });
  const palette = createPalette(() => box());
  const layout = createMemo(() =>
    size().width === 0 ? null : layoutGrid({ ...size(), arms: board.arms, samples: board.samples }),
  );
  const sprites = createMemo(() => {
    const [colours, shape] = [palette(), layout()];
    return colours && shape ? drawSprites(colours, shape.block.cell, size().scale) : null;
  });
  const stretch = (at: number, room: number, each: number, spare: number, count: number): Stretch => ({
    first: Math.max(0, Math.min(count, Math.floor(at / each) - spare)),
    end: Math.min(count, Math.ceil((at + room) / each) + spare),
  });
  const visibleRows = createMemo(
    () => stretch(scroll().top, size().height, layout()?.rowHeight ?? 1, spareRows, layout() ? rows() : 0),
    { first: 0, end: 0 },
    { equals: sameValues },
  );
  const visibleArms = createMemo(
    () => {
      const shape = layout();
      if (!shape) return { first: 0, end: 0 };
      return stretch(scroll().left, size().width - shape.head, shape.armPitch, spareArms, board.arms);
    },
    { first: 0, end: 0 },
    { equals: sameValues },
  );

  onMount(() => {
    const element = box();
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      // The box is as high as its rows at first: what can be seen of it is at most the window.
      const height = Math.min(element.clientHeight || window.innerHeight, window.innerHeight);
      setSize({ width: element.clientWidth, height, rem, scale: window.devicePixelRatio });
    };
    const look = (): void => {
      const seen = { top: element.scrollTop, left: element.scrollLeft };
      marks.set(board, seen);
      setScroll(seen);
    };
    measure();
    const mark = marks.get(board);
    // After the rows have given the box its height.
    if (mark) queueMicrotask(() => element.scrollTo(mark));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const sharper = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    sharper.addEventListener('change', measure);
    element.addEventListener('scroll', look, { passive: true });
    onCleanup(() => {
      observer.disconnect();
      sharper.removeEventListener('change', measure);
      element.removeEventListener('scroll', look);
    });
  });

  function reveal({ row, arm }: Place): void {
    const shape = layout();
    if (!shape) return;
    const element = box();
    const [width, height] = [element.clientWidth - shape.head, element.clientHeight - shape.top];
    element.scrollTo({
      top: nearest(element.scrollTop, height, row * shape.rowHeight, shape.rowHeight),
      left: nearest(element.scrollLeft, width, arm * shape.armPitch, shape.armPitch),
      behavior: 'instant',
    });
  }

  function under(event: MouseEvent): Hit | null {
    const shape = layout();
    if (!shape) return null;
    const edge = box().getBoundingClientRect();
    const [x, y] = [event.clientX - edge.left - shape.head, event.clientY - edge.top - shape.top];
    const down = y + box().scrollTop;
    const row = Math.floor(down / shape.rowHeight);
    // Names that stay in sight cover what has scrolled under them.
    if (x < 0 || y < 0 || row >= rows()) return null;
    const place = placeAt(shape, x + box().scrollLeft, down - row * shape.rowHeight);
    return place && { row, ...place };
  }

  const page = (): number => Math.max(1, Math.floor(size().height / (layout()?.rowHeight ?? 1)) - 1);
  return { layout, sprites, rows: visibleRows, arms: visibleArms, page, reveal, under };
}

/** The scroll position nearest to `at` where a thing at `start`, `length` long, is seen whole in `room`. */
function nearest(at: number, room: number, start: number, length: number): number {
  if (start < at || length > room) return start;
  return start + length > at + room ? start + length - room : at;
}

function sameValues<T extends object>(a: T, b: T): boolean {
  const others = Object.values(b);
  return Object.values(a).every((value, at) => value === others[at]);
}
