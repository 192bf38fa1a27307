import { createUniqueId, For, Show, type JSX } from 'solid-js';
import styles from './Field.module.css';

/** A control with its name, and a word of help below it. The control is given the ids that tie the three together. */
export function Field(props: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
  }) => JSX.Element;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {props.label}
      </label>
      {props.children({
        id,
        get 'aria-describedby'() {
          return props.help === undefined ? undefined : `${id}-help`;
        },
      })}
      <Show when={props.help}>
        <p class={styles.help} id={`${id}-help`}>
          {props.help}
        </p>
      </Show>
    </div>
  );
}

/** A choice among a few, as a native select. */
export function SelectField<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly disabled?: boolean }[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  readonly help?: string;
}): JSX.Element {
  return (
    <Field label={props.label} help={props.help}>
      {(ids) => (
        <select
          {...ids}
          disabled={props.disabled ?? false}
          onChange={(event) => {
            const chosen = props.options[event.currentTarget.selectedIndex];
            if (chosen) props.onChange(chosen.value);
          }}
        >
          <For each={props.options}>
            {(option) => (
              <option
                value={option.value}
                disabled={option.disabled ?? false}
                selected={option.value === props.value}
              >
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

/** A number with bounds; what is outside them never reaches `onChange`. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max?: number;
  readonly step?: number | 'any';
}): JSX.Element {
  return (
    <Field label={props.label}>
      {(ids) => (
        <input
          {...ids}
          type="number"
          required
          inputmode={props.step === undefined ? 'numeric' : 'decimal'}
          min={props.min}
          max={props.max ?? ''}
          step={props.step ?? 1}
          value={props.value}
          onInput={(event) => {
            if (event.currentTarget.validity.valid) props.onChange(event.currentTarget.valueAsNumber);
          }}
        />
      )}
    </Field>
  );
}
