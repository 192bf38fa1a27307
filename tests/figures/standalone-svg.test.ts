import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { standaloneSvg } from '../../src/figures/standalone-svg';
import { style } from './draw';
import { figures } from './gallery';

it.each(Object.entries(figures))(
  '%s becomes one well-formed SVG with its words and its legend',
  (_, figure) => {
    const options = figure(style);
    const svg = standaloneSvg(options, { title: 'A <title>', caption: 'demo · 9 problems & more' }, style);
    const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
    const root = document.documentElement;
    expect(root.localName).toBe('svg');
    const words = [...root.querySelectorAll(':scope > text')].map(({ textContent }) => textContent);
    expect(words.slice(0, 2)).toEqual(['A <title>', 'demo · 9 problems & more']);
    const hasLegend = [options.color, options.symbol].some((scale) => scale?.legend === true);
    expect(words.length).toBeGreaterThan(hasLegend ? 3 : 1);
    expect(root.querySelectorAll(':scope > svg').length).toBe(words.length - 1);
    // A file has no page to ask for colours.
    expect(svg).not.toMatch(/var\(|light-dark\(/);
  },
);
