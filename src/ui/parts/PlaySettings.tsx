import { Show, type JSX } from 'solid-js';
import type { Sampling } from '../../core/engine';
import type { ArmSpec } from '../../core/experiment';
import { largestSeed } from '../../core/parse-spec';
import type { Problem, ProblemSet } from '../../core/problem';
import { armPresets } from '../state/arms';
import { useHidden } from '../state/assigned';
import type { ModelChoice, ProblemSetHead } from '../state/lab';
import { Adjustable } from './Adjustable';
import { ArmFields } from './ArmFields';
import { NumberField, SelectField } from './Field';
import { Fold } from './Fold';
import { ModelSelect } from './ModelSelect';
import styles from './PlaySettings.module.css';
import { PreviewFold } from './PreviewFold';
import { SamplingFields } from './SamplingFields';

export interface PlayChoices {
  readonly choice: ModelChoice;
  readonly arm: ArmSpec;
  readonly sampling: Sampling;
  readonly seed: number;
}

/** What Play runs: the three choices that matter in front, the rest behind one click. */
export function PlaySettings(props: {
  readonly sets: readonly ProblemSetHead[];
  readonly set: ProblemSet | null;
  readonly problem: Problem | null;
  readonly onProblem: (set: string, problem?: string) => void;
  readonly settings: PlayChoices;
  /** Id of the model's wording. */
  readonly wording: string;
  readonly onSettings: (settings: PlayChoices) => void;
}): JSX.Element {
  const change = (part: Partial<PlayChoices>): void => props.onSettings({ ...props.settings, ...part });
  const preset = () => armPresets.find((arm) => JSON.stringify(arm) === JSON.stringify(props.settings.arm));
  const details = (['arms', 'sampling', 'seed'] as const).map(useHidden);
  const areDetailsHidden = () => details.every((isHidden) => isHidden());
  return (
    <div class={styles.settings}>
      <Adjustable control="set">
        <SelectField
          label="Problem set"
          value={props.set?.id ?? ''}
          options={props.sets.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => props.onProblem(id)}
        />
      </Adjustable>
      <Adjustable control="problem">
        <SelectField
          label="Problem"
          value={props.problem?.id ?? ''}
          options={(props.set?.problems ?? []).map(({ id, title, difficulty }) => ({
            value: id,
            label: difficulty ? `${title} (${difficulty})` : title,
          }))}
          onChange={(id) => props.onProblem(props.set?.id ?? '', id)}
        />
      </Adjustable>
      <Adjustable control="model">
        <ModelSelect
          choice={props.settings.choice}
          onChange={(choice) => change({ choice })}
          modelsPath="/models"
        />
      </Adjustable>
      <Adjustable control="arms">
        <SelectField
          label="Strategy"
          value={preset()?.name ?? ''}
          options={[
            ...armPresets.map(({ name }) => ({ value: name, label: presetLabels[name] ?? name })),
            ...(preset() ? [] : [{ value: '', label: 'Your own (below)' }]),
          ]}
          onChange={(name) => {
            const arm = armPresets.find((candidate) => candidate.name === name);
            if (arm) change({ arm });
          }}
        />
      </Adjustable>
      <Show when={!areDetailsHidden()}>
        <Fold class={styles.more} summary="Strategy and sampling in detail">
          <div class={styles.grid}>
            <Adjustable control="arms">
              <ArmFields
                arm={props.settings.arm}
                wording={props.wording}
                onChange={(arm) => change({ arm: { ...arm, name: 'own' } })}
              />
            </Adjustable>
            <Adjustable control="sampling">
              <SamplingFields
                sampling={props.settings.sampling}
                onChange={(sampling) => change({ sampling })}
              />
            </Adjustable>
            <Adjustable control="seed">
              <NumberField
                label="Seed"
                min={0}
                max={largestSeed}
                value={props.settings.seed}
                onChange={(seed) => change({ seed })}
              />
            </Adjustable>
          </div>
        </Fold>
      </Show>
      <PreviewFold
        arm={props.settings.arm}
        wording={props.wording}
        problems={props.problem ? [props.problem] : []}
      />
    </div>
  );
}

const presetLabels: Readonly<Record<string, string>> = {
  plain: 'Single turn',
  'multi-turn': 'Three turns, told which tests failed',
  'multi-turn, binary': 'Three turns, told only “wrong”',
  CoT: 'Single turn, reasoning first',
  'multi-turn CoT': 'Three turns, reasoning first',
};
