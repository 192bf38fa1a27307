import type * as Plot from '@observablehq/plot';

/** Colours of a figure. The page's own follow its light or dark theme through CSS; a download needs plain ones. */
export interface Palette {
  readonly ink: string;
  /** Secondary text, reference marks. */
  readonly muted: string;
  readonly grid: string;
  /** Surface behind the figure, for halos around labels. */
  readonly surface: string;
  /** Categorical, in order; told apart by colour-blind eyes (Okabe and Ito's hues, darkened or lightened to 3 : 1). */
  readonly series: readonly string[];
  readonly good: string;
  readonly bad: string;
}

const light = ['#0062a3', '#b84a00', '#00735c', '#9b4f83', '#7a6200', '#3d6f8f', '#8a2d2d', '#4c4c9d'];
const dark = ['#5ab4f0', '#ff9a57', '#3fcf9f', '#e79fcd', '#e3c84a', '#9ccbe6', '#f09a9a', '#b3b0ff'];

export const lightPalette: Palette = {
  ink: '#1a1b21',
  muted: '#5d5f69',
  grid: '#dcdbd5',
  surface: '#ffffff',
  series: light,
  good: '#04704f',
  bad: '#b83a0e',
};

export const darkPalette: Palette = {
  ink: '#eceef3',
  muted: '#9da1b0',
  grid: '#31343f',
  surface: '#1b1d24',
  series: dark,
  good: '#4fd6a2',
  bad: '#ff9269',
};

/** Follows the page: its tokens where it has them, else the color-scheme in force. */
export const pagePalette: Palette = {
  ink: 'var(--ink, currentColor)',
  muted: `var(--ink-3, light-dark(${lightPalette.muted}, ${darkPalette.muted}))`,
  grid: `var(--line, light-dark(${lightPalette.grid}, ${darkPalette.grid}))`,
  surface: `var(--surface, light-dark(${lightPalette.surface}, ${darkPalette.surface}))`,
  // Plot takes `var(…)` for a colour, and `light-dark(…)` alone for the name of a field.
  series: light.map((color, at) => `var(--series-${at + 1}, light-dark(${color}, ${dark[at] ?? color}))`),
  good: `var(--correct, light-dark(${lightPalette.good}, ${darkPalette.good}))`,
  bad: `var(--failed, light-dark(${lightPalette.bad}, ${darkPalette.bad}))`,
};

/** How a figure is to be drawn. */
export interface Style {
  /** Pixels to fill: 320 and up. */
  readonly width: number;
  readonly palette: Palette;
  /** Where the SVG is made; a test or a worker without a page brings its own. */
  readonly document?: Document;
}

/** What every figure shares: size, type, and where it is made. */
export function frame(style: Style, options: Plot.PlotOptions): Plot.PlotOptions {
  return {
    width: style.width,
    // Room for the axis label below its numbers.
    marginBottom: 46,
    style: {
      background: 'transparent',
      color: style.palette.ink,
      fontSize: '12px',
      fontFamily: 'inherit',
      overflow: 'visible',
    },
    ...(style.document === undefined ? {} : { document: style.document }),
    ...options,
  };
}

/** Percent without digits that the data cannot bear. */
export const percentAxis: Plot.ScaleOptions = {
  tickFormat: (value: number) => `${Math.round(value * 100)} %`,
};
