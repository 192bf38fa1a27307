import { expect, it } from 'vitest';
import { reliability } from '../../src/figures/reliability';
import { pagePalette } from '../../src/figures/theme';
import { draw, style } from './draw';

it('the page’s colours are colours to Plot: a dot and its interval are drawn', () => {
  const interval = { low: 0.1, high: 0.9, level: 0.95, method: 'wilson' as const };
  const bin = { low: 0.65, high: 0.75, meanConfidence: 0.7, share: 0.5, count: 2, hits: 1, interval };
  const svg = draw(reliability([bin], { ...style, palette: pagePalette }));
  expect(svg.match(/<circle/g)).toHaveLength(1);
  expect(svg).toMatch(/<line[^>]* y1="[\d.]+"/);
});
