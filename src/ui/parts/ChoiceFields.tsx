import { For, Show, type JSX } from 'solid-js';
import type { ProblemChoice } from '../../core/choose-problems';
import type { Difficulty } from '../../core/problem';
import type { ChoiceDraft } from '../state/choice-draft';
import { Field, NumberField, SelectField } from './Field';

const takes: readonly { readonly value: ProblemChoice['take']['kind']; readonly label: string }[] = [
  { value: 'all', label: 'All of them' },
  { value: 'first', label: 'The first' },
  { value: 'random', label: 'At random' },
];

const levels: readonly { readonly value: Difficulty | 'any'; readonly label: string }[] = [
  { value: 'any', label: 'Any' },
  { value: 'easy', label: 'Easy' },
  { value: 'medium', label: 'Medium' },
  { value: 'hard', label: 'Hard' },
];

const flags = [
  { value: 'left', label: 'Leave out' },
  { value: 'taken', label: 'Take too' },
] as const;

/** Which problems of a file are wanted. `tags` are offered; dates are asked for where rows have them. */
export function ChoiceFields(props: {
  readonly choice: ChoiceDraft;
  readonly tags: readonly string[];
  readonly hasDates: boolean;
  readonly onChange: (change: Partial<ChoiceDraft>) => void;
}): JSX.Element {
  const day = (key: 'from' | 'to', label: string): JSX.Element => (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          value={props.choice[key]}
          onInput={(event) => props.onChange({ [key]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <SelectField
        label="Take"
        value={props.choice.take}
        options={takes}
        onChange={(take) => props.onChange({ take })}
      />
      <Show when={props.choice.take !== 'all'}>
        <NumberField
          label="How many"
          value={props.choice.count}
          min={1}
          max={10_000}
          onChange={(count) => props.onChange({ count })}
        />
      </Show>
      <Show when={props.choice.take === 'random'}>
        <NumberField
          label="Seed"
          value={props.choice.seed}
          min={0}
          max={2_147_483_646}
          onChange={(seed) => props.onChange({ seed })}
        />
      </Show>
      <SelectField
        label="Difficulty"
        value={props.choice.level}
        options={levels}
        onChange={(level) => props.onChange({ level })}
      />
      <Field label="Tags" help="Any of these, with commas between.">
        {(ids) => (
          <>
            <input
              {...ids}
              list={`${ids.id}-tags`}
              value={props.choice.tags}
              onInput={(event) => props.onChange({ tags: event.currentTarget.value })}
            />
            <datalist id={`${ids.id}-tags`}>
              <For each={props.tags}>{(tag) => <option>{tag}</option>}</For>
            </datalist>
          </>
        )}
      </Field>
      <Show when={props.hasDates}>
        {day('from', 'Published from')}
        {day('to', 'Published to')}
      </Show>
      <SelectField
        label="Flagged problems"
        value={props.choice.flagged}
        options={flags}
        help="Special judge, interactive, known to be bad, or unclear."
        onChange={(flagged) => props.onChange({ flagged })}
      />
    </>
  );
}
