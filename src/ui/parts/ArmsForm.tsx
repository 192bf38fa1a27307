import { createSignal, For, Index, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { ArmSpec, ExperimentSpec } from '../../core/experiment';
import type { Problem } from '../../core/problem';
import { armPresets, freeName } from '../state/arms';
import { knownSpeed } from '../state/speeds';
import { withArm } from '../state/spec-draft';
import { ArmFields } from './ArmFields';
import styles from './ArmsForm.module.css';
import { Button } from './Button';
import { Field } from './Field';
import { Waiting } from './Notice';
import { PreviewFold } from './PreviewFold';
import { Term } from './Term';

const GridForm = lazy(() => import('./GridForm'));

/** Above this many arms each is folded to its name, so that a grid stays a list. */
const mostUnfolded = 8;

/** The arms of a spec: one by one, from presets, or as a grid. */
export function ArmsForm(props: {
  readonly spec: ExperimentSpec;
  /** The problems chosen, for which prompts can be shown. */
  readonly problems: readonly Problem[];
  /** Id of the model's wording. */
  readonly wording: string;
  readonly onChange: (part: Pick<ExperimentSpec, 'arms'> | Pick<ExperimentSpec, 'shareReasoning'>) => void;
}): JSX.Element {
  const [isGridOpen, setIsGridOpen] = createSignal(false);
  const arms = () => props.spec.arms;
  const change = (next: readonly ArmSpec[]): void => props.onChange({ arms: next });
  const reasoning = () => arms().filter((arm) => arm.reasoning !== undefined && arm.cot !== 'retry').length;
  return (
    <section class={styles.arms} aria-labelledby="arms-title" data-testid="arms">
      <h2 id="arms-title">Arms</h2>
      <p>
        Each problem is sampled under every <Term of="arm">arm</Term>: with another limit of{' '}
        <Term of="turn">turns</Term>, other <Term of="feedback">feedback</Term>, with or without a{' '}
        <Term of="chain of thought">chain of thought</Term>. Differences are taken to the first.
      </p>
      <Index each={arms()}>
        {(arm, at) => (
          <Folded isFolded={arms().length > mostUnfolded} name={arm().name}>
            <fieldset class={styles.arm}>
              <legend class="visually-hidden">Arm {at + 1}</legend>
              <div class={styles.name}>
                <Field label={`Arm ${at + 1}`}>
                  {(ids) => (
                    <input
                      {...ids}
                      required
                      value={arm().name}
                      onInput={(event) =>
                        change(withArm(arms(), at, { ...arm(), name: event.currentTarget.value }))
                      }
                    />
                  )}
                </Field>
              </div>
              <ArmFields
                arm={arm()}
                wording={props.wording}
                onChange={(changed) => change(withArm(arms(), at, changed))}
              />
              <PreviewFold arm={arm()} wording={props.wording} problems={props.problems} />
              <Button
                look="quiet"
                disabled={arms().length === 1}
                onClick={() => change(withArm(arms(), at, null))}
              >
                Remove<span class="visually-hidden"> arm {arm().name}</span>
              </Button>
            </fieldset>
          </Folded>
        )}
      </Index>
      <fieldset class={styles.add}>
        <legend class="visually-hidden">Add an arm</legend>
        <For each={armPresets}>
          {(preset) => (
            <Button
              onClick={() => {
                const taken = arms().map(({ name }) => name);
                change([...arms(), { ...preset, name: freeName(preset.name, taken) }]);
              }}
            >
              + {preset.name}
            </Button>
          )}
        </For>
      </fieldset>
      <details class={styles.fold} onToggle={(event) => setIsGridOpen(event.currentTarget.open)}>
        <summary>Make arms as a grid</summary>
        <Show when={isGridOpen()}>
          <Suspense fallback={<Waiting text="Opening the grid" />}>
            <GridForm
              arms={arms()}
              perArm={props.problems.length * props.spec.samples}
              maxTokens={props.spec.sampling.maxTokens}
              speed={knownSpeed(props.spec.engine)}
              onArms={change}
            />
          </Suspense>
        </Show>
      </details>
      <Show when={reasoning() > 1 || props.spec.shareReasoning}>
        <label class={styles.share}>
          <input
            type="checkbox"
            checked={props.spec.shareReasoning ?? false}
            onChange={(event) => props.onChange({ shareReasoning: event.currentTarget.checked })}
          />
          <span>
            Share prose between arms that begin with the same reasoning prompt: one reply for each problem and
            sample, marked as shared. Cheaper, but such arms are no longer independent.
          </span>
        </label>
      </Show>
    </section>
  );
}

function Folded(props: {
  readonly isFolded: boolean;
  readonly name: string;
  readonly children: JSX.Element;
}): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <Show when={props.isFolded} fallback={props.children}>
      <details class={styles.fold} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{props.name}</summary>
        <Show when={isOpen()}>{props.children}</Show>
      </details>
    </Show>
  );
}
