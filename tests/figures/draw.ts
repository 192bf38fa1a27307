import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import { lightPalette, type Style } from '../../src/figures/theme';

const { document } = new JSDOM('').window;

/** Plain colours at a common width, drawn without a browser. */
export const style: Style = { width: 720, palette: lightPalette, document };
export const narrow: Style = { ...style, width: 344 };

/** The figure's markup, its coordinates rounded so that a snapshot does not hang on the last bits of a logarithm. */
export function draw(options: Plot.PlotOptions): string {
  return Plot.plot(options)
    .outerHTML.replaceAll(/-?\d+\.\d+(?:e-?\d+)?/g, (number) =>
      String(Math.round(Number(number) * 100) / 100),
    )
    .replaceAll(/plot-[0-9a-f]{6}(-\d+)?/g, 'plot')
    .replaceAll('><', '>\n<');
}
