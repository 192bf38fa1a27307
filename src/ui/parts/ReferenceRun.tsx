import { Match, Show, Switch, type JSX } from 'solid-js';
import type { Problem } from '../../core/problem';
import type { TestResult } from '../../core/trajectory';
import { useDesk } from '../state/desk';
import { createReference } from '../state/reference-run';
import { resultsAsExpected } from '../state/results-as-expected';
import { Button } from './Button';
import { Failure, Waiting } from './Notice';
import styles from './ReferenceRun.module.css';
import { TestList } from './TestList';

/** Runs a problem's reference solution in the sandbox and shows what each test says. */
export function ReferenceRun(props: {
  /** Null: it is not whole yet. */
  readonly problem: Problem | null;
  /** Where the problem is being written: takes it with what its solution gave as what its tests expect. */
  readonly onTake?: (problem: Problem) => void;
}): JSX.Element {
  const { lab } = useDesk();
  const reference = createReference(lab);
  const judged = () => {
    const state = reference.state();
    return state.kind === 'judged' ? state : null;
  };
  const failed = () => {
    const state = reference.state();
    return state.kind === 'failed' ? state : null;
  };
  const passed = (): number =>
    [...(judged()?.public ?? []), ...(judged()?.private ?? [])].filter(({ outcome }) => outcome === 'passed')
      .length;
  const total = (): number => (judged()?.public.length ?? 0) + (judged()?.private.length ?? 0);
  const isStale = (): boolean => props.problem !== judged()?.problem;
  return (
    <div class={styles.run}>
      <div class={styles.actions}>
        <Button
          disabled={!props.problem?.referenceProgram || reference.state().kind === 'running'}
          onClick={() => {
            if (props.problem) void reference.run(props.problem);
          }}
        >
          Run the solution
        </Button>
        <Show when={reference.state().kind === 'running'}>
          <Button onClick={() => reference.stop()}>Stop</Button>
        </Show>
      </div>
      <Switch>
        <Match when={reference.state().kind === 'running'}>
          <Waiting text="Running it on every test" />
        </Match>
        <Match when={failed()}>
          {(state) => <Failure title="The sandbox failed" error={state().error} />}
        </Match>
        <Match when={judged()}>
          {(state) => (
            <>
              <output class={state().isPassed ? styles.right : styles.wrong}>
                {state().isPassed
                  ? `The solution passes all ${total()} tests.`
                  : `The solution passes ${passed()} of ${total()} tests.`}
                {isStale() ? ' The problem was changed since: run it again.' : ''}
              </output>
              <Show when={isStale() || state().isPassed ? undefined : props.onTake}>
                {(take) => (
                  <div class={styles.actions}>
                    <Button onClick={() => take()(resultsAsExpected(state().problem, state()))}>
                      Expect what the solution gives
                    </Button>
                  </div>
                )}
              </Show>
              <Side name="Public tests" problem={state().problem} side="public" results={state().public} />
              <Side name="Hidden tests" problem={state().problem} side="private" results={state().private} />
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

function Side(props: {
  readonly name: string;
  readonly problem: Problem;
  readonly side: 'public' | 'private';
  readonly results: readonly TestResult[];
}): JSX.Element {
  return (
    <Show when={props.results.length > 0}>
      <h3>{props.name}</h3>
      <TestList
        tests={props.side === 'public' ? props.problem.publicTests : props.problem.privateTests}
        results={props.results}
        entryPoint={props.problem.entryPoint}
        openFirstFailure
      />
    </Show>
  );
}
