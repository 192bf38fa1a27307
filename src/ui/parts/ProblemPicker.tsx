import { For, type JSX } from 'solid-js';
import type { ExperimentSpec } from '../../core/experiment';
import type { ProblemSet } from '../../core/problem';
import styles from './ProblemPicker.module.css';

/** Chooses single problems of a set; with none chosen, difficulty and number decide. */
export function ProblemPicker(props: {
  readonly set: ProblemSet;
  readonly problems: ExperimentSpec['problems'];
  readonly onChange: (problems: ExperimentSpec['problems']) => void;
}): JSX.Element {
  const chosen = () => props.problems.ids ?? [];
  function toggle(id: string, isChosen: boolean): void {
    const ids = props.set.problems
      .map((problem) => problem.id)
      .filter((one) => (one === id ? isChosen : chosen().includes(one)));
    const { ids: _, ...rest } = props.problems;
    props.onChange(ids.length === 0 ? rest : { set: props.set.id, ids });
  }
  return (
    <details class={styles.picker}>
      <summary>Choose single problems{chosen().length > 0 ? ` (${chosen().length} chosen)` : ''}</summary>
      <ul class={styles.list}>
        <For each={props.set.problems}>
          {({ id, title, difficulty }) => (
            <li>
              <label>
                <input
                  type="checkbox"
                  checked={chosen().includes(id)}
                  onChange={(event) => toggle(id, event.currentTarget.checked)}
                />
                <span>
                  {title}
                  {difficulty ? ` (${difficulty})` : ''}
                </span>
              </label>
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}
