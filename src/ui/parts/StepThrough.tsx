import { createMemo, createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import type { Problem } from '../../core/problem';
import type { Turn } from '../../core/trajectory';
import { useDesk } from '../state/desk';
import { createStepping } from '../state/stepping';
import { feedbackNames } from '../state/words';
import { Button } from './Button';
import { SelectField } from './Field';
import { Failure, Waiting } from './Notice';
import styles from './StepThrough.module.css';
import { StepView } from './StepView';

/** Runs a stored program again on a public test that it failed, line by line, beside what its model was told. */
export function StepThrough(props: { readonly problem: Problem; readonly turn: Turn }): JSX.Element {
  const { lab } = useDesk();
  const stepping = createStepping(lab);
  const failed = createMemo(() =>
    props.turn.tests.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'not-run'),
  );
  const [asked, setAsked] = createSignal<number | null>(null);
  const result = () => failed().find(({ test }) => test === asked()) ?? failed()[0];
  const name = () => `test ${(result()?.test ?? 0) + 1}`;
  const impossible = () => {
    const state = stepping.state();
    return state.kind === 'impossible' ? state : null;
  };
  const broken = () => {
    const state = stepping.state();
    return state.kind === 'failed' ? state : null;
  };
  const ready = () => {
    const state = stepping.state();
    return state.kind === 'ready' ? state : null;
  };

  function begin(): void {
    const [program, chosen] = [props.turn.program, result()];
    if (program === null || chosen === undefined) return;
    void stepping.begin({ problem: props.problem, program, result: chosen });
  }

  return (
    <Show when={props.turn.program !== null && failed().length > 0}>
      <section
        class={styles.part}
        aria-label={`Step through turn ${props.turn.index + 1}`}
        data-testid="step-through"
        data-state={stepping.state().kind}
      >
        <div class={styles.begin}>
          <Show when={failed().length > 1}>
            <SelectField
              label="Failed test"
              value={String(result()?.test ?? 0)}
              options={failed().map(({ test }) => ({ value: String(test), label: `Test ${test + 1}` }))}
              onChange={(test) => {
                setAsked(Number(test));
                stepping.close();
              }}
            />
          </Show>
          <Show
            when={stepping.state().kind === 'idle'}
            fallback={<Button onClick={() => stepping.close()}>Close</Button>}
          >
            <Button onClick={begin}>Step through {name()}</Button>
          </Show>
        </div>
        <Switch>
          <Match when={stepping.state().kind === 'running'}>
            <Waiting text={`Running ${name()} again, line by line`} />
          </Match>
          <Match when={impossible()}>
            {(state) => <p class={styles.note}>There are no steps: {state().reason}.</p>}
          </Match>
          <Match when={broken()}>
            {(state) => <Failure title="The sandbox failed" error={state().error} />}
          </Match>
          <Match when={ready()}>
            {(state) => (
              <>
                <StepView program={props.turn.program ?? ''} stops={state().stops} isCut={state().isCut} />
                <Told turn={props.turn} />
              </>
            )}
          </Match>
        </Switch>
      </section>
    </Show>
  );
}

/** What the model learnt of all this. */
function Told(props: { readonly turn: Turn }): JSX.Element {
  return (
    <Show
      when={props.turn.feedback}
      fallback={<p class={styles.note}>The model was told nothing of this: the dialogue ended here.</p>}
    >
      {(feedback) => (
        <div class={styles.told}>
          <h4>Of this the model was told: {feedbackNames[feedback().kind]}</h4>
          <pre class={styles.box}>{feedback().text}</pre>
        </div>
      )}
    </Show>
  );
}
