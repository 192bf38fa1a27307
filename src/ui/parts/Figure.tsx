import * as Plot from '@observablehq/plot';
import { createMemo, createRenderEffect, createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js';
import { toCsv, type CsvRow } from '../../core/csv';
import { standaloneSvg } from '../../figures/standalone-svg';
import { lightPalette, pagePalette, type Style } from '../../figures/theme';
import { download, fileName } from '../state/download';
import { pngOf } from '../state/picture';
import { errorText } from '../state/words';
import { Button } from './Button';
import { DataTable } from './DataTable';
import styles from './Figure.module.css';

/** Narrowest drawing in CSS pixels, and the width of a downloaded one. */
const narrowest = 300;
const fileWidth = 880;

/** One figure: what it is and what was run, the drawing as wide as the page lets it be, its data, its downloads. */
export function Figure(props: {
  readonly title: string;
  /** What was run: model, problems, samples, seed. */
  readonly caption: string;
  readonly rows: readonly CsvRow[];
  readonly plot: (style: Style) => Plot.PlotOptions;
  /** Choices above the drawing and words below it. */
  readonly choices?: JSX.Element;
  readonly children?: JSX.Element;
}): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <figure class={styles.figure} aria-label={props.title} data-figure={fileName(props.title)}>
      <figcaption class={styles.head}>
        <h3>{props.title}</h3>
        <p class={styles.caption}>{props.caption}</p>
      </figcaption>
      <Show when={props.choices}>
        <div class={styles.choices}>{props.choices}</div>
      </Show>
      <Drawing title={props.title} plot={props.plot} />
      {props.children}
      <div class={styles.foot}>
        <details class={styles.data} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary>
            Data<span class="visually-hidden"> of {props.title}</span>
          </summary>
          <Show when={isOpen()}>
            <DataTable label={`${props.title}; shares lie between 0 and 1`} rows={props.rows} />
          </Show>
        </details>
        <Downloads title={props.title} caption={props.caption} rows={props.rows} plot={props.plot} />
      </div>
    </figure>
  );
}

function Drawing(props: {
  readonly title: string;
  readonly plot: (style: Style) => Plot.PlotOptions;
}): JSX.Element {
  const [width, setWidth] = createSignal(0);
  let box: HTMLDivElement | undefined;
  onMount(() => {
    const look = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (box) look.observe(box);
    onCleanup(() => look.disconnect());
  });
  const drawn = createMemo(() =>
    width() === 0
      ? null
      : Plot.plot(props.plot({ width: Math.max(narrowest, width()), palette: pagePalette })),
  );
  createRenderEffect(() => {
    const chart = drawn();
    if (chart === null) return;
    // Plot names its groups for assistive technology, which reads this drawing as one image.
    for (const group of chart.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
    box?.replaceChildren(chart);
  });
  return (
    <div
      class={styles.drawing}
      ref={(element) => (box = element)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> cannot hold what is drawn here
      role="img"
      aria-label={`${props.title}: a drawing of the data below it`}
    />
  );
}

function Downloads(props: {
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly CsvRow[];
  readonly plot: (style: Style) => Plot.PlotOptions;
}): JSX.Element {
  const [fault, setFault] = createSignal<string | null>(null);
  const name = () => fileName(`${props.title} ${props.caption}`.slice(0, 80));
  const svg = (): string => {
    const style = { width: fileWidth, palette: lightPalette };
    return standaloneSvg(props.plot(style), { title: props.title, caption: props.caption }, style);
  };
  async function keep(ending: 'svg' | 'png' | 'csv'): Promise<void> {
    setFault(null);
    try {
      const made = { name: `${name()}.${ending}` };
      if (ending === 'csv') download({ ...made, type: 'text/csv', parts: [toCsv(props.rows)] });
      else if (ending === 'svg') download({ ...made, type: 'image/svg+xml', parts: [svg()] });
      else download({ ...made, type: 'image/png', parts: [await pngOf(svg())] });
    } catch (error) {
      setFault(errorText(error));
    }
  }
  return (
    <div class={styles.downloads}>
      <Button look="quiet" onClick={() => void keep('svg')}>
        SVG<span class="visually-hidden"> of {props.title}</span>
      </Button>
      <Button look="quiet" onClick={() => void keep('png')}>
        PNG<span class="visually-hidden"> of {props.title}</span>
      </Button>
      <Button look="quiet" onClick={() => void keep('csv')}>
        CSV<span class="visually-hidden"> of {props.title}</span>
      </Button>
      <Show when={fault()}>{(text) => <span role="alert">{text()}</span>}</Show>
    </div>
  );
}
