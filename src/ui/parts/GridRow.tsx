import { createEffect, createMemo, For, Index, on, onMount, type JSX } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { Board } from '../state/board';
import { paintBlock, type Sprites } from '../state/cell-paint';
import { countSigns } from '../state/cell-words';
import type { GridLayout } from '../state/grid-layout';
import type { GridView, Stretch } from '../state/grid-view';
import styles from './CellGrid.module.css';

/** What all rows of a grid share. */
export interface SheetParts {
  readonly experiment: Experiment;
  readonly board: Board;
  readonly view: GridView;
  readonly layout: () => GridLayout;
  /** By a sign's code, whether it stands out; null when all do. */
  readonly wanted: () => readonly boolean[] | null;
}

/** One problem under every arm on screen: its cells as pixels, and in words for those who do not see them. */
export function GridRow(props: {
  readonly sheet: SheetParts;
  readonly problem: number;
  /** Place among the rows shown. */
  readonly position: number;
}): JSX.Element {
  let canvas: HTMLCanvasElement | undefined;
  // oxlint-disable-next-line solid/reactivity -- one sheet for as long as its rows last
  const { sheet } = props;
  const { board, view, layout } = sheet;
  const problem = () => sheet.experiment.problems[props.problem];
  const version = createMemo(() => {
    board.frame();
    return board.rowVersion(props.problem);
  });
  const arms = createMemo(() => {
    const { first, end } = view.arms();
    return Array.from({ length: end - first }, (_, at) => first + at);
  });

  onMount(() => {
    createEffect(
      on([version, layout, view.arms, view.sprites, sheet.wanted], ([, shape, range, sprites, wanted]) => {
        if (canvas && sprites) paintRow(canvas, board, props.problem, shape, range, sprites, wanted);
      }),
    );
  });

  return (
    <tr
      class={styles.row}
      aria-rowindex={props.position + 2}
      style={{ top: `${props.position * layout().rowHeight}px`, height: `${layout().rowHeight}px` }}
    >
      <th scope="row" class={styles.head} aria-colindex={1} style={{ width: `${layout().head}px` }}>
        <span class={styles.title} title={problem()?.title}>
          {problem()?.title}
        </span>
        <span class={styles.level}>{problem()?.difficulty}</span>
      </th>
      <For each={arms()}>
        {(arm) => (
          <td class={styles.words} aria-colindex={arm + 2}>
            {(version(), countSigns(board.block(props.problem, arm)))}
          </td>
        )}
      </For>
      <td aria-hidden="true" class={styles.cells}>
        <canvas
          ref={(element) => (canvas = element)}
          style={{ left: `${layout().head + view.arms().first * layout().armPitch}px` }}
        />
      </td>
    </tr>
  );
}

/** The names of the arms on screen. */
export function GridHead(props: { readonly sheet: SheetParts }): JSX.Element {
  // oxlint-disable-next-line solid/reactivity -- one sheet for as long as its head lasts
  const { layout, view, experiment } = props.sheet;
  const arms = () => experiment.arms.slice(view.arms().first, view.arms().end);
  return (
    <tr aria-rowindex={1}>
      <th scope="col" class={styles.head} aria-colindex={1} style={{ width: `${layout().head}px` }}>
        Problem
      </th>
      <Index each={arms()}>
        {(arm, at) => (
          <th
            scope="col"
            class={styles.arm}
            aria-colindex={view.arms().first + at + 2}
            title={arm().name}
            style={{
              left: `${layout().head + (view.arms().first + at) * layout().armPitch}px`,
              width: `${layout().armPitch}px`,
            }}
          >
            <span>{arm().name}</span>
          </th>
        )}
      </Index>
    </tr>
  );
}

function paintRow(
  canvas: HTMLCanvasElement,
  board: Board,
  problem: number,
  layout: GridLayout,
  { first, end }: Stretch,
  sprites: Sprites,
  wanted: readonly boolean[] | null,
): void {
  const [cssWidth, cssHeight] = [(end - first) * layout.armPitch, layout.rowHeight];
  const [width, height] = [Math.round(cssWidth * sprites.scale), Math.round(cssHeight * sprites.scale)];
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${cssWidth}px`;
    canvas.style.height = `${cssHeight}px`;
  }
  const image = blankImage(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let arm = first; arm < end; arm += 1)
    paintBlock(pixels, width, board.block(problem, arm), { arm, firstArm: first }, layout, sprites, wanted);
  context.putImageData(image, 0, 0);
}

let reused: ImageData | null = null;

/** An empty image; the same one again while the size stays, for rows are painted one after the other. */
function blankImage(width: number, height: number): ImageData {
  if (reused?.width === width && reused.height === height) {
    reused.data.fill(0);
    return reused;
  }
  reused = new ImageData(width, height);
  return reused;
}
