import * as Plot from '@observablehq/plot';
import { pagePalette } from '../../../src/figures/theme';
import { figures } from '../../figures/gallery';

/** What one drawn figure looks like to a test. */
export interface Drawn {
  readonly name: string;
  readonly marks: number;
  /** Texts that stick out of the page at either side, or out of their figure at the bottom. */
  readonly clipped: readonly string[];
  /** Tick labels that overlap their neighbours. */
  readonly overlapping: readonly string[];
  /** Computed colours of the marks: none may be left unresolved. */
  readonly colors: readonly string[];
}

/** Draws every figure at the page's width and measures it. */
export function drawAll(): readonly Drawn[] {
  document.body.replaceChildren();
  document.body.style.cssText =
    'margin: 16px; font: 14px sans-serif; color-scheme: light dark; background: Canvas; color: CanvasText';
  const width = document.documentElement.clientWidth - 32;
  return Object.entries(figures).map(([name, figure]) => {
    const plot = Plot.plot(figure({ width, palette: pagePalette }));
    const section = document.createElement('section');
    section.append(name, plot);
    document.body.append(section);
    return { name, ...measure(plot, section, width) };
  });
}

function measure(plot: Element, section: Element, width: number): Omit<Drawn, 'name'> {
  const svg = plot.querySelector('svg[width]:not([width="15"])') ?? plot;
  const bottom = section.getBoundingClientRect().bottom;
  const texts = [...plot.querySelectorAll('text')].map((text) => ({
    text: text.textContent ?? '',
    box: text.getBoundingClientRect(),
  }));
  const marks = [...svg.querySelectorAll('path, rect, line, circle')];
  return {
    marks: marks.length,
    clipped: texts
      .filter(({ box }) => box.left < 15 || box.right > width + 17 || box.bottom > bottom + 1)
      .map(({ text }) => text),
    overlapping: [...plot.querySelectorAll('g[aria-label$="tick label"]')].flatMap((axis) =>
      overlaps([...axis.querySelectorAll('text')]),
    ),
    colors: [...new Set(marks.map((mark) => getComputedStyle(mark).stroke))].filter(
      (color) => color !== 'none',
    ),
  };
}

function overlaps(labels: readonly SVGTextElement[]): readonly string[] {
  const boxes = labels.map((label) => ({
    text: label.textContent ?? '',
    box: label.getBoundingClientRect(),
  }));
  return boxes.flatMap(({ text, box }, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (other) =>
          Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 0.5 &&
          Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 3,
      )
      .map((other) => `${text} over ${other.text}`),
  );
}
