import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { Board } from '../state/board';
import { layoutOf, type Palette } from '../state/cell-paint';
import { countStates } from '../state/count-states';
import { createPalette } from '../state/palette';
import { createVisibleRows } from '../state/visible-rows';
import { blockWidth, CellBlock } from './CellBlock';
import { Scroller } from './Scroller';
import styles from './CellGrid.module.css';

/** Names one block of the grid, and a sample in it where one was hit. */
export interface BlockChoice {
  readonly problem: number;
  readonly arm: number;
  readonly sample: number | null;
}

/** Padding above and below a block, in CSS pixels. */
const rowPadding = 14;

/** Problems × arms, each sample a small cell. Only the rows on screen are drawn. */
export function CellGrid(props: {
  readonly experiment: Experiment;
  readonly board: Board;
  readonly onOpen: (choice: BlockChoice) => void;
}): JSX.Element {
  let table: HTMLTableElement | undefined;
  let body: HTMLTableSectionElement | undefined;
  const palette = createPalette(() => table ?? document.documentElement);
  const rowHeight = () => Math.max(44, layoutOf(props.board.samples, blockWidth).height + rowPadding);
  const stretch = createVisibleRows(
    () => body,
    () => props.board.problems,
    rowHeight,
  );
  const rows = createMemo(() => {
    const { first, end } = stretch();
    return Array.from({ length: end - first }, (_, at) => first + at);
  });
  return (
    <Scroller label="Samples">
      <table
        class={styles.grid}
        ref={(element) => (table = element)}
        aria-rowcount={props.board.problems + 1}
        data-testid="grid"
      >
        <caption class="visually-hidden">Samples of each problem under each arm</caption>
        <thead>
          <tr>
            <th scope="col">Problem</th>
            <For each={props.experiment.arms}>{(arm) => <th scope="col">{arm.name}</th>}</For>
          </tr>
        </thead>
        <tbody ref={(element) => (body = element)}>
          <Gap rows={stretch().first} rowHeight={rowHeight()} />
          <For each={rows()}>
            {(problem) => (
              <tr style={{ height: `${rowHeight()}px` }} aria-rowindex={problem + 2}>
                <th scope="row">
                  <span class={styles.title}>{props.experiment.problems[problem]?.title}</span>
                  <span class={styles.level}>{props.experiment.problems[problem]?.difficulty}</span>
                </th>
                <For each={props.experiment.arms}>
                  {(arm, at) => (
                    <td>
                      <Show when={palette()}>
                        {(ready) => (
                          <Block {...props} problem={problem} arm={at()} name={arm.name} palette={ready} />
                        )}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
          <Gap rows={props.board.problems - stretch().end} rowHeight={rowHeight()} />
        </tbody>
      </table>
    </Scroller>
  );
}

function Block(props: {
  readonly experiment: Experiment;
  readonly board: Board;
  readonly problem: number;
  readonly arm: number;
  readonly name: string;
  readonly palette: () => Palette;
  readonly onOpen: (choice: BlockChoice) => void;
}): JSX.Element {
  const label = createMemo(() => {
    props.board.frame();
    const title = props.experiment.problems[props.problem]?.title ?? '';
    return `${title}, ${props.name}: ${countStates(props.board.block(props.problem, props.arm))}`;
  });
  return (
    <CellBlock
      board={props.board}
      problem={props.problem}
      arm={props.arm}
      palette={props.palette}
      label={label()}
      onOpen={(sample) => props.onOpen({ problem: props.problem, arm: props.arm, sample })}
    />
  );
}

/** Stands for rows that are not drawn. */
function Gap(props: { readonly rows: number; readonly rowHeight: number }): JSX.Element {
  return (
    <Show when={props.rows > 0}>
      <tr aria-hidden="true" style={{ height: `${props.rows * props.rowHeight}px` }} />
    </Show>
  );
}
