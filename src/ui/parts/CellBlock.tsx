import { createEffect, on, onCleanup, onMount, type Accessor, type JSX } from 'solid-js';
import type { Board } from '../state/board';
import { layoutOf, paintCells, sampleAt, type Palette } from '../state/cell-paint';
import styles from './CellBlock.module.css';

/** CSS pixels that a block is wide. */
export const blockWidth = 157;

/** The samples of one problem under one arm, as small cells on a canvas. A click on a cell opens that sample. */
export function CellBlock(props: {
  readonly board: Board;
  readonly problem: number;
  readonly arm: number;
  readonly palette: Accessor<Palette>;
  /** Says the block in words. */
  readonly label: string;
  /** The sample clicked; null when the block was chosen by key, or between cells. */
  readonly onOpen: (sample: number | null) => void;
}): JSX.Element {
  let canvas: HTMLCanvasElement | undefined;
  const layout = () => layoutOf(props.board.samples, blockWidth);

  function paint(): void {
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const { width, height } = layout();
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    context.scale(scale, scale);
    paintCells(context, props.board.block(props.problem, props.arm), layout(), props.palette());
  }

  function open(event: MouseEvent): void {
    // A key press on a button is a click without a place: detail is 0.
    if (event.detail === 0 || !canvas) return props.onOpen(null);
    const box = canvas.getBoundingClientRect();
    props.onOpen(sampleAt(layout(), props.board.samples, event.clientX - box.left, event.clientY - box.top));
  }

  onMount(() => {
    let shown = -1;
    createEffect(
      on([props.board.frame, props.palette], ([, palette], before) => {
        const version = props.board.rowVersion(props.problem);
        if (version === shown && before?.[1] === palette) return;
        shown = version;
        paint();
      }),
    );
    const sharper = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    sharper.addEventListener('change', paint);
    onCleanup(() => sharper.removeEventListener('change', paint));
  });

  return (
    <button type="button" class={styles.block} aria-label={props.label} onClick={open}>
      <canvas
        ref={(element) => (canvas = element)}
        style={{ width: `${layout().width}px`, height: `${layout().height}px` }}
      />
    </button>
  );
}
