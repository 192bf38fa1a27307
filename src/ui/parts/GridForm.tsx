import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { feedbackKinds } from '../../core/compare-feedback';
import { costAtMost } from '../../core/cost';
import type { ArmSpec } from '../../core/experiment';
import { gridWarning } from '../../core/grid';
import { instructionPrompts, reasoningPrompts } from '../../core/prompts';
import type { CotMode, Search } from '../../core/strategy';
import {
  armsOfGrid,
  firstGrid,
  searchNames,
  toggled,
  turnLimits,
  withGridArms,
  type GridChoice,
} from '../state/grid-choice';
import { cotNames, countText, feedbackNames, plural, promptName } from '../state/words';
import { Button } from './Button';
import { Field } from './Field';
import styles from './GridForm.module.css';

type Axis = Exclude<keyof GridChoice, 'turns'>;

const reasoningIds = ['', ...reasoningPrompts.map(({ id }) => id)];
const instructionIds = ['', ...instructionPrompts.map(({ id }) => id)];
const cotModes: readonly CotMode[] = ['first-turn', 'every-turn', 'retry'];
const searches: readonly Search['kind'][] = ['linear', 'restart', 'tree'];
const promptLabel = (id: string): string => (id === '' ? 'None' : promptName(id));

/** Combines values of the axes to arms: how many they are and what they would cost is said before they are taken. */
export default function GridForm(props: {
  readonly arms: readonly ArmSpec[];
  /** Trajectories of one arm: problems × samples. */
  readonly perArm: number;
  readonly maxTokens: number;
  /** Attempts a second of the chosen model; null when it has not run here. */
  readonly speed: number | null;
  readonly onArms: (arms: readonly ArmSpec[]) => void;
}): JSX.Element {
  const [choice, setChoice] = createSignal<GridChoice>(firstGrid);
  const made = createMemo(() => armsOfGrid(choice()));
  const cost = createMemo(() => costAtMost(made(), 1, props.perArm, props.maxTokens));
  const change = (part: Partial<GridChoice>): void => void setChoice((old) => ({ ...old, ...part }));
  const added = () => withGridArms(props.arms, made()).length - props.arms.length;
  return (
    <div class={styles.grid} data-testid="grid-form">
      <Ticks
        title="Reasoning before code"
        axis="reasoning"
        values={reasoningIds}
        label={promptLabel}
        choice={choice()}
        onChange={change}
      />
      <Ticks
        title="Instruction with the request"
        axis="instruction"
        values={instructionIds}
        label={promptLabel}
        choice={choice()}
        onChange={change}
      />
      <Ticks
        title="Feedback"
        axis="feedback"
        values={feedbackKinds}
        label={(kind) => feedbackNames[kind]}
        choice={choice()}
        onChange={change}
      />
      <div class={styles.column}>
        <Ticks
          title="Prompts come"
          axis="cot"
          values={cotModes}
          label={(mode) => cotNames[mode]}
          choice={choice()}
          onChange={change}
        />
        <Ticks
          title="Search"
          axis="search"
          values={searches}
          label={(kind) => searchNames[kind]}
          choice={choice()}
          onChange={change}
        />
        <Field label="Turn limits" help="Numbers from 1 to 50, with commas.">
          {(ids) => (
            <input
              {...ids}
              value={choice().turns}
              inputmode="numeric"
              aria-invalid={turnLimits(choice().turns) === null}
              onInput={(event) => change({ turns: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <div class={styles.foot}>
        <output data-testid="grid-size">
          <Show when={made().length > 0} fallback="Tick something on every axis.">
            {plural(made().length, 'arm')}: {countText(cost().trajectories)} trajectories, at most{' '}
            {countText(cost().attempts)} attempts. Combinations that would send the same are one arm.
          </Show>
        </output>
        <Show when={gridWarning(cost(), props.speed)}>
          {(warning) => (
            <p class={styles.warning} role="alert">
              {warning()}
            </p>
          )}
        </Show>
        <div class={styles.actions}>
          <Button disabled={made().length === 0} onClick={() => props.onArms(made())}>
            Replace the arms by these
          </Button>
          <Button disabled={added() === 0} onClick={() => props.onArms(withGridArms(props.arms, made()))}>
            Add {plural(added(), 'arm')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Ticks<A extends Axis>(props: {
  readonly title: string;
  readonly axis: A;
  readonly values: readonly GridChoice[A][number][];
  readonly label: (value: GridChoice[A][number]) => string;
  readonly choice: GridChoice;
  readonly onChange: (part: Partial<GridChoice>) => void;
}): JSX.Element {
  const chosen = (): readonly GridChoice[A][number][] => props.choice[props.axis];
  const set = (values: readonly GridChoice[A][number][]): void => props.onChange({ [props.axis]: values });
  return (
    <fieldset class={styles.axis}>
      <legend>{props.title}</legend>
      <For each={props.values}>
        {(value) => (
          <label>
            <input
              type="checkbox"
              checked={chosen().includes(value)}
              onChange={(event) => set(toggled(props.values, chosen(), value, event.currentTarget.checked))}
            />
            {props.label(value)}
          </label>
        )}
      </For>
      <Show when={props.values.length > 3}>
        <Button look="quiet" onClick={() => set(chosen().length === props.values.length ? [] : props.values)}>
          {chosen().length === props.values.length ? 'None of these' : 'All of these'}
          <span class="visually-hidden"> ({props.title})</span>
        </Button>
      </Show>
    </fieldset>
  );
}
