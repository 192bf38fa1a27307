import { A } from '@solidjs/router';
import { createSignal, For, onCleanup, Show, type JSX } from 'solid-js';
import type { ExperimentHead } from '../../core/store';
import type { Disagreement, Verified } from '../../core/verify';
import { useDesk } from '../state/desk';
import { trajectoryPath } from '../state/paths';
import { outcomeNames } from '../state/show-test';
import { verifyExperiment, type Verification } from '../state/verifying';
import { plural } from '../state/words';
import { Button } from './Button';
import styles from './DataForm.module.css';
import { SelectField } from './Field';
import { Failure } from './Notice';

/** Trajectories that are named; a wrong limit would make nearly all differ. */
const mostNamed = 50;

/** Judges an experiment's stored programs again and names each verdict that differs. */
export function VerifyForm(props: { readonly heads: readonly ExperimentHead[] }): JSX.Element {
  const { lab } = useDesk();
  const [chosen, setChosen] = createSignal<string | null>(null);
  const [checked, setChecked] = createSignal<number | null>(null);
  const [found, setFound] = createSignal<Verification | null>(null);
  const [fault, setFault] = createSignal<unknown>(null);
  let stop = new AbortController();
  onCleanup(() => stop.abort());
  const head = () => props.heads.find(({ id }) => id === chosen()) ?? props.heads[0];

  async function start(id: string): Promise<void> {
    const { signal } = (stop = new AbortController());
    setFault(null);
    setFound(null);
    setChecked(0);
    try {
      setFound(await verifyExperiment(lab, id, setChecked, signal));
    } catch (error) {
      if (!signal.aborted) setFault(error);
    }
    setChecked(null);
  }

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const id = head()?.id;
        if (id !== undefined && checked() === null) void start(id);
      }}
    >
      <SelectField
        label="Experiment to verify"
        value={head()?.id ?? ''}
        options={props.heads.map(({ id, name }) => ({ value: id, label: name }))}
        disabled={checked() !== null}
        onChange={setChosen}
      />
      <Button type="submit" disabled={checked() !== null || head() === undefined}>
        Verify
      </Button>
      <Show when={checked() !== null}>
        <div class={`${styles.wide} ${styles.actions}`}>
          <progress aria-label="Judging again" max={head()?.done ?? 1} value={checked() ?? 0} />
          <Button onClick={() => stop.abort()}>Stop</Button>
        </div>
      </Show>
      <Show when={fault()}>
        {(error) => (
          <div class={styles.wide}>
            <Failure title="It could not be verified" error={error()} />
          </div>
        )}
      </Show>
      <Show when={found()}>{(result) => <Findings found={result()} />}</Show>
    </form>
  );
}

function Findings(props: { readonly found: Verification }): JSX.Element {
  const more = (): number => props.found.differing.length - mostNamed;
  return (
    <div class={styles.wide}>
      <output>
        {props.found.differing.length === 0
          ? `Every verdict of ${plural(props.found.checked, 'trajectory', 'trajectories')} was given again.`
          : `${plural(props.found.differing.length, 'trajectory differs', 'trajectories differ')} of ${props.found.checked}. Near a time limit a slower machine may rightly disagree.`}
      </output>
      <ul>
        <For each={props.found.differing.slice(0, mostNamed)}>
          {(each) => (
            <li>
              <A href={trajectoryPath(each.key)}>
                {each.key.problemId}, {each.key.arm}, sample {each.key.sample + 1}
              </A>
              : {differenceText(each)}
            </li>
          )}
        </For>
        <Show when={more() > 0}>
          <li>and {more()} more</li>
        </Show>
      </ul>
    </div>
  );
}

function differenceText({ correct, disagreements }: Verified): string {
  const verdict = (isCorrect: boolean): string => (isCorrect ? 'correct' : 'not correct');
  const whole =
    correct.stored === correct.now
      ? []
      : [`stored as ${verdict(correct.stored)}, now ${verdict(correct.now)}`];
  return [...whole, ...disagreements.slice(0, 3).map(testText)].join('; ');
}

function testText({ side, turn, test, stored, now }: Disagreement): string {
  const name = side === 'public' ? `attempt ${turn + 1}, public` : 'hidden';
  return `${name} test ${test + 1}: stored ${outcomeNames[stored]}, now ${outcomeNames[now]}`;
}
