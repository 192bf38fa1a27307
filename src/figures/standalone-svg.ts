import * as Plot from '@observablehq/plot';
import type { Style } from './theme';

/** What a figure is called and what was run, written above it. */
export interface Words {
  readonly title: string;
  readonly caption: string;
}

const namespace = 'http://www.w3.org/2000/svg';
const margin = 16;
const lineHeight = 20;
/** Advance of one character at 12 px, on the generous side: the file is laid out without a browser's font. */
const advance = 7;

/**
 * A figure as one SVG: background, legend and chart, with title and caption above where `words` are given. A file of its
 * own needs plain colours (`style.palette` must not be the page's); for a PNG, draw it on a canvas.
 */
export function standaloneSvg(options: Plot.PlotOptions, words: Words | null, style: Style): string {
  const document = style.document ?? globalThis.document;
  const drawn = Plot.plot({ ...options, document });
  const chart = drawn.localName === 'svg' ? drawn : drawn.querySelector(':scope > svg');
  if (chart === null) throw new TypeError('Plot drew no SVG.');

  function create(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): Element {
    const element = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  }

  const { ink, muted, surface } = style.palette;
  const inner: Element[] = [];
  let y = margin;
  if (words !== null) {
    const heading = { x: margin, y: margin + 14, fill: ink, 'font-size': 15, 'font-weight': 600 };
    inner.push(
      create('text', heading, words.title),
      create('text', { x: margin, y: margin + 14 + lineHeight, fill: muted, 'font-size': 12 }, words.caption),
    );
    y += 2 * lineHeight + 10;
  }
  let x = margin;
  for (const swatch of drawn.querySelectorAll('.plot-swatch, [class$="-swatch"]')) {
    const label = swatch.textContent ?? '';
    const width = 22 + label.length * advance;
    if (x > margin && x + width > style.width) {
      x = margin;
      y += lineHeight;
    }
    const symbol = swatch.querySelector('svg')?.cloneNode(true);
    if (symbol !== undefined) inner.push(at(symbol, x, y));
    inner.push(create('text', { x: x + 20, y: y + 12, fill: ink, 'font-size': 12 }, label));
    x += width + 12;
  }
  y += x > margin ? lineHeight + 8 : 0;
  inner.push(at(chart.cloneNode(true), margin, y));
  const [width, height] = [style.width + 2 * margin, y + Number(chart.getAttribute('height')) + margin];
  const root = create('svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': 'sans-serif',
    color: ink,
  });
  root.append(create('rect', { width, height, fill: surface }), ...inner);
  const Serializer = document.defaultView?.XMLSerializer ?? XMLSerializer;
  return new Serializer().serializeToString(root);
}

/** A nested SVG, moved to its place. */
function at(node: Node, x: number, y: number): Element {
  if (!('setAttribute' in node)) throw new TypeError('Only an element can be placed.');
  // Narrowed by hand: the DOM's types do not know that a clone is what it was cloned from.
  const element = node as Element;
  element.setAttribute('x', String(x));
  element.setAttribute('y', String(y));
  return element;
}
