import { For, type JSX } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { ArmTable, ProblemRow } from '../../core/results';
import type { BlockChoice } from './CellGrid';
import { Scroller } from './Scroller';
import styles from './ProblemTable.module.css';

/** N, f and c of every problem under every arm; each opens its samples. */
export function ProblemTable(props: {
  readonly experiment: Experiment;
  readonly table: ArmTable;
  readonly onOpen: (choice: BlockChoice) => void;
}): JSX.Element {
  const rowOf = (arm: number, problem: number): ProblemRow | undefined =>
    props.table.problems[arm * props.experiment.problems.length + problem];
  return (
    <Scroller label="Results by problem">
      <table class={styles.table} data-testid="problem-results">
        <caption>
          By problem: trajectories <i>N</i>, those that pass the public tests <i>f</i>, those that are correct{' '}
          <i>c</i>.
        </caption>
        <thead>
          <tr>
            <th scope="col" rowspan={2}>
              Problem
            </th>
            <For each={props.experiment.arms}>
              {(arm) => (
                <th scope="colgroup" colspan={3} class={styles.arm}>
                  {arm.name}
                </th>
              )}
            </For>
          </tr>
          <tr>
            <For each={props.experiment.arms}>
              {() => (
                <>
                  <th scope="col" class={styles.arm}>
                    N
                  </th>
                  <th scope="col">f</th>
                  <th scope="col">c</th>
                </>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.experiment.problems}>
            {(problem, at) => (
              <tr>
                <th scope="row">
                  {problem.title} <span class={styles.level}>{problem.difficulty}</span>
                </th>
                <For each={props.experiment.arms}>
                  {(arm, armAt) => (
                    <>
                      <td class={styles.arm} data-problem={problem.id} data-arm={arm.name}>
                        <button
                          type="button"
                          class={styles.open}
                          onClick={() => props.onOpen({ problem: at(), arm: armAt(), sample: null })}
                        >
                          {rowOf(armAt(), at())?.trajectories}
                          <span class="visually-hidden">
                            {' '}
                            samples of {problem.title} under {arm.name}
                          </span>
                        </button>
                      </td>
                      <td>{rowOf(armAt(), at())?.publicPass}</td>
                      <td class={styles.correct}>{rowOf(armAt(), at())?.correct}</td>
                    </>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Scroller>
  );
}
