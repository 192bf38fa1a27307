import { Show, type JSX } from 'solid-js';
import type { ArmSpec } from '../../core/experiment';
import type { CotMode, FeedbackKind } from '../../core/strategy';
import { instructionPrompts, reasoningPrompts } from '../../core/prompts';
import { cotNames, feedbackNames, promptName } from '../state/words';
import { NumberField, SelectField } from './Field';

const feedbackKinds: readonly FeedbackKind[] = [
  'failed-tests',
  'binary',
  'failed-and-passed',
  'trace',
  'self-judge',
  'other-problem',
];
const cotModes: readonly CotMode[] = ['first-turn', 'every-turn', 'retry'];
const searches = [
  { value: 'linear', label: 'One dialogue' },
  { value: 'restart', label: 'Start afresh each turn' },
  { value: 'tree', label: 'Tree (Thompson sampling)' },
] as const;

/** REx's exploration constant where a person chooses the tree: Tang 2024 finds 20 robust over data sets. */
const treeC = 20;

/** Turns, feedback and prompts of one arm. */
export function ArmFields(props: {
  readonly arm: ArmSpec;
  readonly onChange: (arm: ArmSpec) => void;
}): JSX.Element {
  const isMultiTurn = () => props.arm.maxTurns > 1;
  return (
    <>
      <NumberField
        label="Turn limit"
        min={1}
        max={50}
        value={props.arm.maxTurns}
        onChange={(maxTurns) => props.onChange({ ...props.arm, maxTurns })}
      />
      <SelectField
        label="Feedback"
        disabled={!isMultiTurn()}
        value={props.arm.feedback ?? 'failed-tests'}
        options={feedbackKinds.map((value) => ({ value, label: feedbackNames[value] }))}
        onChange={(feedback) => props.onChange({ ...props.arm, feedback })}
      />
      <SelectField
        label="Reasoning before code"
        value={props.arm.reasoning ?? ''}
        options={withNone(reasoningPrompts.map(({ id }) => id))}
        onChange={(id) => props.onChange(withPrompt(props.arm, 'reasoning', id))}
      />
      <Show when={isMultiTurn()}>
        <SelectField
          label="Reasoning comes"
          value={props.arm.cot ?? 'first-turn'}
          options={cotOptions(props.arm.reasoning !== undefined)}
          onChange={(cot) => props.onChange({ ...props.arm, cot })}
        />
      </Show>
      <SelectField
        label="Instruction with the request"
        value={props.arm.instruction ?? ''}
        options={withNone(instructionPrompts.map(({ id }) => id))}
        onChange={(id) => props.onChange(withPrompt(props.arm, 'instruction', id))}
      />
      <Show when={isMultiTurn()}>
        <SelectField
          label="Search"
          value={props.arm.search?.kind ?? 'linear'}
          options={searches}
          onChange={(kind) =>
            props.onChange({ ...props.arm, search: kind === 'tree' ? { kind, c: treeC } : { kind } })
          }
        />
      </Show>
    </>
  );
}

/** Without a reasoning prompt of its own an arm can still be asked to reason on retries, by the shipped prompts. */
function cotOptions(hasReasoning: boolean): readonly { readonly value: CotMode; readonly label: string }[] {
  return hasReasoning
    ? cotModes.map((value) => ({ value, label: cotNames[value] }))
    : [
        { value: 'first-turn', label: 'never' },
        { value: 'retry', label: cotNames.retry },
      ];
}

function withNone(ids: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  return [{ value: '', label: 'None' }, ...ids.map((id) => ({ value: id, label: promptName(id) }))];
}

function withPrompt(arm: ArmSpec, axis: 'reasoning' | 'instruction', id: string): ArmSpec {
  const { [axis]: _, ...rest } = arm;
  if (id !== '') return { ...rest, [axis]: id };
  // "every turn" means nothing without a prompt, and would not be shown.
  return axis === 'reasoning' && rest.cot === 'every-turn' ? { ...rest, cot: 'first-turn' } : rest;
}
