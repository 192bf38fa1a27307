import { Show, type JSX } from 'solid-js';
import { feedbackKinds } from '../../core/compare-feedback';
import type { Sampling } from '../../core/engine';
import type { ArmSpec } from '../../core/experiment';
import { largestSeed } from '../../core/parse-spec';
import { useDesk } from '../state/desk';
import type { OpenAttempt } from '../state/open-attempt';
import { promptFaults } from '../state/own-prompts';
import { feedbackNames } from '../state/words';
import { wordingOfModel } from '../state/wording-of-model';
import { Button } from './Button';
import styles from './ContinueForm.module.css';
import { Field, NumberField, SelectField } from './Field';
import { ModelSelect } from './ModelSelect';
import { PromptSelect, PromptTexts } from './PromptFields';
import { SamplingFields } from './SamplingFields';

export interface ContinueChoices {
  /** How to go on; its turn limit counts the attempts still to come. */
  readonly arm: ArmSpec;
  readonly sampling: Sampling;
  readonly seed: number;
  /** The program as a person rewrote it; null where the model's stands. */
  readonly program: string | null;
  /** Feedback in a person's words; null where the strategy speaks. */
  readonly feedback: string | null;
}

/** What shall be different from an attempt on. */
export function ContinueForm(props: {
  readonly attempt: OpenAttempt;
  readonly choices: ContinueChoices;
  readonly onChange: (choices: ContinueChoices) => void;
  readonly isBusy: boolean;
  readonly onStart: () => void;
  readonly onStop: () => void;
}): JSX.Element {
  const desk = useDesk();
  const change = (part: Partial<ContinueChoices>): void => props.onChange({ ...props.choices, ...part });
  const arm = () => props.choices.arm;
  const wording = () => wordingOfModel(desk, desk.choice());
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isBusy) props.onStart();
      }}
    >
      <ModelSelect choice={desk.choice()} onChange={desk.chooseModel} modelsPath="/models" />
      <NumberField
        label="Further turns at most"
        min={1}
        max={50}
        value={arm().maxTurns}
        onChange={(maxTurns) => change({ arm: { ...arm(), maxTurns } })}
      />
      <SelectField
        label="Feedback"
        value={arm().feedback ?? 'failed-tests'}
        options={feedbackKinds.map((value) => ({ value, label: feedbackNames[value] }))}
        onChange={(feedback) => change({ arm: { ...arm(), feedback } })}
      />
      <PromptSelect
        axis="reasoning"
        arm={arm()}
        wording={wording()}
        onChange={(next) => change({ arm: next })}
      />
      <PromptSelect
        axis="instruction"
        arm={arm()}
        wording={wording()}
        onChange={(next) => change({ arm: next })}
      />
      <SamplingFields sampling={props.choices.sampling} onChange={(sampling) => change({ sampling })} />
      <NumberField
        label="Seed"
        min={0}
        max={largestSeed}
        value={props.choices.seed}
        onChange={(seed) => change({ seed })}
      />
      <PromptTexts arm={arm()} wording={wording()} onChange={(next) => change({ arm: next })} />
      <ByHand
        label="Edit the program by hand"
        text={props.choices.program}
        first={props.attempt.turn.program ?? ''}
        rows={12}
        onChange={(program) => change({ program })}
      />
      <ByHand
        label="Write the feedback by hand"
        text={props.choices.feedback}
        first={props.attempt.turn.feedback?.text ?? ''}
        rows={5}
        onChange={(feedback) => change({ feedback })}
      />
      <div class={styles.actions}>
        <Show
          when={props.isBusy}
          fallback={
            <Button type="submit" look="main" large disabled={promptFaults(arm()).length > 0}>
              Continue
            </Button>
          }
        >
          <Button onClick={props.onStop}>Stop</Button>
        </Show>
      </div>
    </form>
  );
}

function ByHand(props: {
  readonly label: string;
  readonly text: string | null;
  /** What the person begins with. */
  readonly first: string;
  readonly rows: number;
  readonly onChange: (text: string | null) => void;
}): JSX.Element {
  return (
    <div class={styles.hand}>
      <label class={styles.tick}>
        <input
          type="checkbox"
          checked={props.text !== null}
          onChange={(event) => props.onChange(event.currentTarget.checked ? props.first : null)}
        />
        {props.label}
      </label>
      <Show when={props.text !== null}>
        <Field label={props.label.replace(/^\w+ the (\w+) by hand$/, 'Your $1')}>
          {(ids) => (
            <textarea
              {...ids}
              class={styles.code}
              rows={props.rows}
              spellcheck={false}
              value={props.text ?? ''}
              onInput={(event) => props.onChange(event.currentTarget.value)}
            />
          )}
        </Field>
      </Show>
    </div>
  );
}
