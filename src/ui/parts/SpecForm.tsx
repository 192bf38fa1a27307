import { For, Index, Show, type JSX } from 'solid-js';
import type { ExperimentSpec } from '../../core/experiment';
import { largestSeed } from '../../core/parse-spec';
import type { ProblemSet } from '../../core/problem';
import { armPresets, freeName } from '../state/arms';
import type { ProblemSetHead } from '../state/lab';
import { difficulties, withArm, withDifficulty } from '../state/spec-draft';
import { ArmFields } from './ArmFields';
import { Button } from './Button';
import { Field, NumberField, SelectField } from './Field';
import { ModelSelect } from './ModelSelect';
import { SamplingFields } from './SamplingFields';
import styles from './SpecForm.module.css';

/** Everything that a spec says, as a form. */
export function SpecForm(props: {
  readonly spec: ExperimentSpec;
  readonly onChange: (spec: ExperimentSpec) => void;
  readonly sets: readonly ProblemSetHead[];
  readonly set: ProblemSet | null;
}): JSX.Element {
  const change = (part: Partial<ExperimentSpec>): void => props.onChange({ ...props.spec, ...part });
  const available = (difficulty: string): number =>
    props.set?.problems.filter((problem) => problem.difficulty === difficulty).length ?? 0;
  return (
    <div class={styles.form}>
      <fieldset class={styles.group}>
        <legend>Experiment and model</legend>
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
        <div class={styles.wide}>
          <ModelSelect
            choice={props.spec.engine}
            onChange={(engine) => change({ engine })}
            modelsPath="/models?for=experiment"
          />
        </div>
      </fieldset>

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

      <fieldset class={styles.group}>
        <legend>Sampling</legend>
        <NumberField
          label="Samples of each problem"
          min={1}
          value={props.spec.samples}
          onChange={(samples) => change({ samples })}
        />
        <SamplingFields sampling={props.spec.sampling} onChange={(sampling) => change({ sampling })} />
        <NumberField
          label="Seed"
          min={0}
          max={largestSeed}
          value={props.spec.seed}
          onChange={(seed) => change({ seed })}
        />
      </fieldset>

      <section class={styles.arms} aria-labelledby="arms-title">
        <h2 id="arms-title">Arms</h2>
        <p>Each problem is sampled under every arm. Differences are taken to the first.</p>
        <Index each={props.spec.arms}>
          {(arm, at) => (
            <fieldset class={styles.arm}>
              <legend class="visually-hidden">Arm {at + 1}</legend>
              <Field label={`Arm ${at + 1}`}>
                {(ids) => (
                  <input
                    {...ids}
                    required
                    value={arm().name}
                    onInput={(event) =>
                      change({
                        arms: withArm(props.spec.arms, at, { ...arm(), name: event.currentTarget.value }),
                      })
                    }
                  />
                )}
              </Field>
              <ArmFields
                arm={arm()}
                onChange={(changed) => change({ arms: withArm(props.spec.arms, at, changed) })}
              />
              <Button
                look="quiet"
                disabled={props.spec.arms.length === 1}
                onClick={() => change({ arms: withArm(props.spec.arms, at, null) })}
              >
                Remove<span class="visually-hidden"> arm {arm().name}</span>
              </Button>
            </fieldset>
          )}
        </Index>
        <fieldset class={styles.add}>
          <legend class="visually-hidden">Add an arm</legend>
          <For each={armPresets}>
            {(preset) => (
              <Button
                onClick={() => {
                  const taken = props.spec.arms.map(({ name }) => name);
                  change({ arms: [...props.spec.arms, { ...preset, name: freeName(preset.name, taken) }] });
                }}
              >
                + {preset.name}
              </Button>
            )}
          </For>
        </fieldset>
      </section>
    </div>
  );
}
