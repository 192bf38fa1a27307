import type { CellState } from '../../core/sweep';
import { cellStates } from './board';

/** Side of one sample's cell and the gap to the next, in CSS pixels. WCAG 2.5.8 is met by the list behind each block. */
export const cellSize = 13;
export const cellGap = 3;
const pitch = cellSize + cellGap;

export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** How `samples` cells are laid out where `available` CSS pixels are wide. */
export function layoutOf(samples: number, available: number): Layout {
  const columns = Math.max(1, Math.min(samples, Math.floor((available + cellGap) / pitch)));
  const rows = Math.ceil(samples / columns);
  return { columns, rows, width: columns * pitch - cellGap, height: rows * pitch - cellGap };
}

/** Which sample lies under a point; null between cells and past the last. */
export function sampleAt(layout: Layout, samples: number, x: number, y: number): number | null {
  const column = Math.floor(x / pitch);
  const row = Math.floor(y / pitch);
  const isInGap = x - column * pitch > cellSize || y - row * pitch > cellSize;
  const sample = row * layout.columns + column;
  return isInGap || column >= layout.columns || sample >= samples ? null : sample;
}

export type Palette = Readonly<Record<'line' | 'accent' | 'failed' | 'satisfied' | 'correct', string>>;

/** The theme's colours as the canvas needs them: computed, not as variables. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name);
  return {
    line: colour('--cell-line'),
    accent: colour('--cell-accent'),
    failed: colour('--cell-failed'),
    satisfied: colour('--cell-satisfied'),
    correct: colour('--cell-correct'),
  };
}

/** Draws one block of cells. Each state has its own shape; colour only helps. */
export function paintCells(
  context: CanvasRenderingContext2D,
  states: Uint8Array,
  layout: Layout,
  palette: Palette,
): void {
  context.clearRect(0, 0, layout.width, layout.height);
  states.forEach((code, sample) => {
    const state = cellStates[code];
    if (!state) return;
    context.save();
    context.translate((sample % layout.columns) * pitch, Math.floor(sample / layout.columns) * pitch);
    shapes[state](context, palette);
    context.restore();
  });
}

const s = cellSize;

const shapes: Readonly<Record<CellState, (context: CanvasRenderingContext2D, palette: Palette) => void>> = {
  queued(context, { line }) {
    context.strokeStyle = line;
    context.strokeRect(0.5, 0.5, s - 1, s - 1);
  },
  generating(context, { accent }) {
    context.strokeStyle = accent;
    context.lineWidth = 2;
    context.setLineDash([3, 2]);
    context.strokeRect(1, 1, s - 2, s - 2);
  },
  testing(context, { accent }) {
    context.strokeStyle = accent;
    context.lineWidth = 2;
    context.strokeRect(1, 1, s - 2, s - 2);
    context.fillStyle = accent;
    context.fillRect(s / 2 - 2, s / 2 - 2, 4, 4);
  },
  failed(context, { failed }) {
    context.strokeStyle = failed;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(2, 2);
    context.lineTo(s - 2, s - 2);
    context.moveTo(s - 2, 2);
    context.lineTo(2, s - 2);
    context.stroke();
  },
  satisfied(context, { satisfied }) {
    context.strokeStyle = satisfied;
    context.fillStyle = satisfied;
    context.lineWidth = 1.5;
    context.strokeRect(0.75, 0.75, s - 1.5, s - 1.5);
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(s, 0);
    context.lineTo(0, s);
    context.fill();
  },
  correct(context, { correct }) {
    context.fillStyle = correct;
    context.fillRect(0, 0, s, s);
  },
};
