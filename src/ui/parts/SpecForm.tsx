import { For, Show, type JSX } from 'solid-js';
import type { ExperimentSpec } from '../../core/experiment';
import { largestSeed } from '../../core/parse-spec';
import { difficulties, type Problem, type ProblemSet } from '../../core/problem';
import { useHidden } from '../state/assigned';
import type { ProblemSetHead } from '../state/lab';
import { withDifficulty } from '../state/spec-draft';
import { Adjustable } from './Adjustable';
import { ArmsForm } from './ArmsForm';
import { Field, NumberField, SelectField } from './Field';
import { ModelSelect } from './ModelSelect';
import { SamplingFields } from './SamplingFields';
import { Term } from './Term';
import styles from './SpecForm.module.css';

/** Everything that a spec says, as a form. */
export function SpecForm(props: {
  readonly spec: ExperimentSpec;
  readonly onChange: (spec: ExperimentSpec) => void;
  readonly sets: readonly ProblemSetHead[];
  readonly set: ProblemSet | null;
  /** Those of the set that the spec chooses. */
  readonly problems: readonly Problem[];
  /** Id of the chosen model's wording. */
  readonly wording: string;
}): JSX.Element {
  const change = (part: Partial<ExperimentSpec>): void => props.onChange({ ...props.spec, ...part });
  const hidden = (['samples', 'sampling', 'seed'] as const).map(useHidden);
  const isSamplingHidden = () => hidden.every((isHidden) => isHidden());
  const available = (difficulty: string): number =>
    props.set?.problems.filter((problem) => problem.difficulty === difficulty).length ?? 0;
  return (
    <div class={styles.form}>
      <fieldset class={styles.group}>
        <legend>Experiment and model</legend>
        <div class={styles.wide}>
          <Field label="Name">
            {(ids) => (
              <input
                {...ids}
                required
                value={props.spec.name}
                onInput={(event) => change({ name: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <Adjustable control="model">
          <div class={styles.wide}>
            <ModelSelect
              choice={props.spec.engine}
              onChange={(engine) => change({ engine })}
              modelsPath="/models?for=experiment"
            />
          </div>
        </Adjustable>
      </fieldset>

      <Adjustable control="set">
        <fieldset class={styles.group}>
          <legend>Problems</legend>
          <SelectField
            label="Problem set"
            value={props.spec.problems.set}
            options={props.sets.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(set) => change({ problems: { set, limit: 12, difficulty: difficulties } })}
          />
          <Show when={difficulties.some((difficulty) => available(difficulty) > 0)}>
            <fieldset class={styles.checks}>
              <legend class="visually-hidden">Difficulty</legend>
              <For each={difficulties}>
                {(difficulty) => (
                  <label>
                    <input
                      type="checkbox"
                      checked={props.spec.problems.difficulty?.includes(difficulty) ?? true}
                      onChange={(event) =>
                        change({
                          problems: withDifficulty(
                            props.spec.problems,
                            difficulty,
                            event.currentTarget.checked,
                          ),
                        })
                      }
                    />
                    {difficulty} ({available(difficulty)})
                  </label>
                )}
              </For>
            </fieldset>
          </Show>
          <NumberField
            label="At most this many"
            min={1}
            value={props.spec.problems.limit ?? props.set?.problems.length ?? 1}
            onChange={(limit) => change({ problems: { ...props.spec.problems, limit } })}
          />
        </fieldset>
      </Adjustable>

      <Show when={!isSamplingHidden()}>
        <fieldset class={`${styles.group} ${styles.five}`}>
          <legend>Sampling</legend>
          <p class={styles.hint}>
            A <Term of="sample">sample</Term> is drawn at a <Term of="temperature">temperature</Term>, from a{' '}
            <Term of="seed">seed</Term>.
          </p>
          <Adjustable control="samples">
            <NumberField
              label="Samples of each problem"
              min={1}
              value={props.spec.samples}
              onChange={(samples) => change({ samples })}
            />
          </Adjustable>
          <Adjustable control="sampling">
            <SamplingFields sampling={props.spec.sampling} onChange={(sampling) => change({ sampling })} />
          </Adjustable>
          <Adjustable control="seed">
            <NumberField
              label="Seed"
              min={0}
              max={largestSeed}
              value={props.spec.seed}
              onChange={(seed) => change({ seed })}
            />
          </Adjustable>
        </fieldset>
      </Show>

      <Adjustable control="arms">
        <ArmsForm spec={props.spec} problems={props.problems} wording={props.wording} onChange={change} />
      </Adjustable>
    </div>
  );
}
