import { createMemo, For, Show, type JSX } from 'solid-js';
import type { ArmSpec } from '../../core/experiment';
import { wordingOf } from '../../core/wording';
import { diffWords } from '../state/line-diff';
import {
  isShipped,
  ownText,
  promptFaults,
  withOwnPrompt,
  withPrompt,
  withText,
  type PromptAxis,
} from '../state/own-prompts';
import { promptName } from '../state/words';
import { Button } from './Button';
import { Field, SelectField } from './Field';
import styles from './PromptFields.module.css';

interface Props {
  readonly arm: ArmSpec;
  /** Id of the wording whose prompts are offered. */
  readonly wording: string;
  readonly onChange: (arm: ArmSpec) => void;
}

const labels: Readonly<Record<PromptAxis, string>> = {
  reasoning: 'Reasoning before code',
  instruction: 'Instruction with the request',
};

/** The value of the choice that begins a new prompt: no prompt's id has a space. */
const newPrompt = 'new prompt';

/** One axis of the prompt space: a shipped prompt, none, or one of one's own. */
export function PromptSelect(props: Props & { readonly axis: PromptAxis }): JSX.Element {
  const shipped = () => wordingOf(props.wording).prompts[props.axis];
  const chosen = () => props.arm[props.axis];
  const options = () => {
    const id = chosen();
    const isEdited = ownText(props.arm, props.axis) !== null;
    return [
      { value: '', label: 'None' },
      ...shipped().map((prompt) => ({
        value: prompt.id,
        label: promptName(prompt.id) + (isEdited && prompt.id === id ? ' (edited)' : ''),
      })),
      ...(id !== undefined && !isShipped(id, shipped()) ? [{ value: id, label: 'Your own' }] : []),
      ...(id === undefined || isShipped(id, shipped())
        ? [{ value: newPrompt, label: 'Write your own…' }]
        : []),
    ];
  };
  return (
    <SelectField
      label={labels[props.axis]}
      value={chosen() ?? ''}
      options={options()}
      onChange={(id) =>
        props.onChange(
          id === newPrompt ? withOwnPrompt(props.arm, props.axis) : withPrompt(props.arm, props.axis, id),
        )
      }
    />
  );
}

/** The texts of the prompts that an arm names, to be read and changed, with what differs from the shipped ones. */
export function PromptTexts(props: Props): JSX.Element {
  const axes = createMemo(() =>
    (['reasoning', 'instruction'] as const).filter((axis) => props.arm[axis] !== undefined),
  );
  const isOwn = () => axes().some((axis) => ownText(props.arm, axis) !== null);
  return (
    <Show when={axes().length > 0}>
      <details class={styles.texts} open={isOwn()} data-testid="prompt-texts">
        <summary>The prompts’ texts</summary>
        <div class={styles.editors}>
          <For each={axes()}>{(axis) => <PromptEditor {...props} axis={axis} />}</For>
        </div>
        <Show when={promptFaults(props.arm).length > 0}>
          <ul class={styles.faults} role="alert">
            <For each={promptFaults(props.arm)}>{(fault) => <li>{fault}</li>}</For>
          </ul>
        </Show>
      </details>
    </Show>
  );
}

function PromptEditor(props: Props & { readonly axis: PromptAxis }): JSX.Element {
  const shipped = () =>
    wordingOf(props.wording).prompts[props.axis].find(({ id }) => id === props.arm[props.axis])?.text ?? null;
  const own = () => ownText(props.arm, props.axis);
  const edit = (text: string): void =>
    props.onChange(withText(props.arm, props.axis, text === shipped() ? null : text));
  return (
    <div class={styles.editor}>
      <Field label={props.axis === 'reasoning' ? 'Text of the reasoning prompt' : 'Text of the instruction'}>
        {(ids) => (
          <textarea
            {...ids}
            rows={4}
            value={own() ?? shipped() ?? ''}
            onInput={(event) => edit(event.currentTarget.value)}
          />
        )}
      </Field>
      <Show when={own() !== null && shipped() !== null}>
        <Difference before={shipped() ?? ''} after={own() ?? ''} />
        <Button look="quiet" onClick={() => props.onChange(withText(props.arm, props.axis, null))}>
          Put the shipped text back
        </Button>
      </Show>
    </div>
  );
}

function Difference(props: { readonly before: string; readonly after: string }): JSX.Element {
  return (
    <p class={styles.difference} data-testid="prompt-diff" aria-label="What differs from the shipped text">
      <For each={diffWords(props.before, props.after)}>
        {(piece) => {
          if (piece.kind === 'added') return <ins>{piece.text}</ins>;
          return piece.kind === 'removed' ? <del>{piece.text}</del> : piece.text;
        }}
      </For>
    </p>
  );
}
