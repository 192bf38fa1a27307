import { createMemo, For, type JSX } from 'solid-js';
import { cellSigns, type Board, type CellSign } from '../state/board';
import { signMeanings, signWords } from '../state/cell-words';
import {
  outcomeFilters,
  outcomeNames,
  rowOrders,
  type OutcomeFilter,
  type RowChoice,
  type RowOrder,
} from '../state/grid-rows';
import { countText } from '../state/words';
import { SelectField } from './Field';
import styles from './GridTools.module.css';

const orderNames: Readonly<Record<RowOrder, string>> = {
  set: 'as in the set',
  name: 'by name',
  difficulty: 'easy to hard',
  rate: 'fewest correct first',
  spread: 'arms differ most first',
};

/** The legend of the grid, which is its filter, with live counts; and the order of its rows. */
export function GridTools(props: {
  readonly board: Board;
  readonly choice: RowChoice;
  readonly onChoice: (choice: RowChoice) => void;
}): JSX.Element {
  function toggle(outcome: OutcomeFilter): void {
    const { outcomes } = props.choice;
    const isOn = outcomes.includes(outcome);
    props.onChoice({
      ...props.choice,
      outcomes: outcomeNames.filter((name) => (name === outcome ? !isOn : outcomes.includes(name))),
    });
  }
  return (
    <div class={styles.tools}>
      <fieldset class={styles.legend}>
        <legend class="visually-hidden">Show samples that are</legend>
        <For each={outcomeNames}>
          {(outcome) => (
            <OutcomeToggle
              board={props.board}
              outcome={outcome}
              isOn={props.choice.outcomes.includes(outcome)}
              onToggle={() => toggle(outcome)}
            />
          )}
        </For>
      </fieldset>
      <button
        type="button"
        class={styles.toggle}
        aria-pressed={props.choice.isDiffering}
        title="Problems that one arm has solved and another has not"
        onClick={() => props.onChoice({ ...props.choice, isDiffering: !props.choice.isDiffering })}
      >
        Where arms differ
      </button>
      <div class={styles.order}>
        <SelectField
          label="Order"
          value={props.choice.order}
          options={rowOrders.map((value) => ({ value, label: orderNames[value] }))}
          onChange={(order) => props.onChoice({ ...props.choice, order })}
        />
      </div>
    </div>
  );
}

function OutcomeToggle(props: {
  readonly board: Board;
  readonly outcome: OutcomeFilter;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}): JSX.Element {
  const signs = (): readonly CellSign[] => outcomeFilters[props.outcome];
  const count = createMemo(() => {
    props.board.frame();
    const counts = props.board.counts();
    return signs().reduce((sum, sign) => sum + (counts[cellSigns.indexOf(sign)] ?? 0), 0);
  });
  return (
    <button
      type="button"
      class={styles.toggle}
      aria-pressed={props.isOn}
      title={signs()
        .map((sign) => signMeanings[sign])
        .join('; ')}
      onClick={() => props.onToggle()}
    >
      <For each={signs()}>
        {(sign) => <span class={`${styles.cell} ${styles[sign]}`} aria-hidden="true" />}
      </For>
      {props.outcome === 'open' ? 'open' : signWords[signs()[0] ?? 'queued']}{' '}
      <b class={styles.count} data-outcome={props.outcome}>
        {countText(count())}
      </b>
    </button>
  );
}
