import { cellSigns, type CellSign } from './board';
import { cellPoint, type GridLayout } from './grid-layout';

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

/** Every sign as pixels, drawn once for a theme and a scale; copying them is many times cheaper than drawing. */
export interface Sprites {
  /** Side in device pixels. */
  readonly side: number;
  /** Device pixels to a CSS pixel. */
  readonly scale: number;
  /** By code. */
  readonly clear: readonly Uint32Array[];
  /** The same for cells that a filter leaves out. */
  readonly faint: readonly Uint32Array[];
}

/** Opacity of what a filter leaves out: still there, but not what one looks at. */
const faintness = 0.16;

export function drawSprites(palette: Palette, cell: number, scale: number): Sprites | null {
  const side = Math.round(cell * scale);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const draw = (sign: CellSign, opacity: number): Uint32Array => {
    context.resetTransform();
    context.clearRect(0, 0, side, side);
    context.scale(side / unit, side / unit);
    context.globalAlpha = opacity;
    context.save();
    shapes[sign](context, palette);
    context.restore();
    return new Uint32Array(context.getImageData(0, 0, side, side).data.buffer);
  };
  return {
    side,
    scale,
    clear: cellSigns.map((sign) => draw(sign, 1)),
    faint: cellSigns.map((sign) => draw(sign, faintness)),
  };
}

/** Copies the cells of one block into `pixels`, an image `width` device pixels wide whose left edge is arm `firstArm`. */
export function paintBlock(
  pixels: Uint32Array,
  width: number,
  signs: Uint8Array,
  arms: { readonly arm: number; readonly firstArm: number },
  layout: GridLayout,
  sprites: Sprites,
  wanted: readonly boolean[] | null,
): void {
  const { side, scale } = sprites;
  const height = pixels.length / width;
  for (let sample = 0; sample < signs.length; sample += 1) {
    const code = signs[sample] ?? 0;
    const sprite = (wanted === null || wanted[code] === true ? sprites.clear : sprites.faint)[code];
    if (!sprite) continue;
    const { x, y } = cellPoint(layout, arms.arm - arms.firstArm, sample);
    const [left, top] = [Math.round(x * scale), Math.round(y * scale)];
    if (left + side > width || top + side > height) continue;
    for (let line = 0; line < side; line += 1)
      pixels.set(sprite.subarray(line * side, (line + 1) * side), (top + line) * width + left);
  }
}

/** The shapes are drawn on a square of this side. */
const unit = 13;
const s = unit;

/** Each sign has its own shape; colour only helps. */
const shapes: Readonly<Record<CellSign, (context: CanvasRenderingContext2D, palette: Palette) => void>> = {
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
  mended(context, { correct }) {
    context.fillStyle = correct;
    context.beginPath();
    context.rect(0, 0, s, s);
    context.arc(s / 2, s / 2, 2.6, 0, 2 * Math.PI);
    context.fill('evenodd');
  },
  correct(context, { correct }) {
    context.fillStyle = correct;
    context.fillRect(0, 0, s, s);
  },
};
