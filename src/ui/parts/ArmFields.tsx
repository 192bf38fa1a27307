import type { JSX } from 'solid-js';
import type { ArmSpec } from '../../core/experiment';
import { feedbackKinds } from '../../core/compare-feedback';
import type { CotMode } from '../../core/strategy';
import { searchNames, treeC } from '../state/grid-choice';
import { cotNames, feedbackNames } from '../state/words';
import { NumberField, SelectField } from './Field';
import { PromptSelect, PromptTexts } from './PromptFields';

const cotModes: readonly CotMode[] = ['first-turn', 'every-turn', 'retry'];
const searches = [
  { value: 'linear', label: searchNames.linear },
  { value: 'restart', label: searchNames.restart },
  { value: 'tree', label: searchNames.tree },
] as const;

/** Turns, feedback and prompts of one arm. What means nothing with a single turn stays in its place, out of use. */
export function ArmFields(props: {
  readonly arm: ArmSpec;
  /** Id of the wording that the model understands: its prompts are offered. */
  readonly wording: string;
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
      <PromptSelect {...props} axis="reasoning" />
      <SelectField
        label="Reasoning comes"
        disabled={!isMultiTurn()}
        value={props.arm.cot ?? 'first-turn'}
        options={cotOptions(props.arm.reasoning !== undefined)}
        onChange={(cot) => props.onChange({ ...props.arm, cot })}
      />
      <PromptSelect {...props} axis="instruction" />
      <SelectField
        label="Search"
        disabled={!isMultiTurn()}
        value={props.arm.search?.kind ?? 'linear'}
        options={searches}
        onChange={(kind) =>
          props.onChange({ ...props.arm, search: kind === 'tree' ? { kind, c: treeC } : { kind } })
        }
      />
      <PromptTexts {...props} />
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
