import { Index, Show, type JSX } from 'solid-js';
import type { Problem, Test } from '../../core/problem';
import type { TestResult } from '../../core/trajectory';
import { outcomeNames } from '../state/show-test';
import { Glyph } from './Glyph';
import { TestFacts } from './TestFacts';
import styles from './TestList.module.css';

/** Tests with what went in, what should have come and what came. Those without a result yet are waiting. */
export function TestList(props: {
  readonly tests: readonly Test[];
  readonly results: readonly TestResult[];
  readonly entryPoint: Problem['entryPoint'];
  /** Opens the first test that was not passed. */
  readonly openFirstFailure: boolean;
}): JSX.Element {
  const resultOf = (test: number): TestResult | undefined =>
    props.results.find((result) => result.test === test);
  const firstFailure = () => props.results.find((result) => result.outcome !== 'passed')?.test;
  return (
    <ol class={styles.list}>
      <Index each={props.tests}>
        {(test, at) => (
          <li>
            <Show
              when={resultOf(at)}
              fallback={
                <p class={styles.waiting}>
                  <Glyph sign="queued" /> Test {at + 1}
                </p>
              }
            >
              {(result) => (
                <details
                  class={styles.test}
                  open={props.openFirstFailure && firstFailure() === at}
                  data-outcome={result().outcome}
                >
                  <summary>
                    <Glyph sign={result().outcome === 'passed' ? 'passed' : 'failed'} />
                    <span>Test {at + 1}</span>
                    <span class={styles.outcome}>{outcomeNames[result().outcome]}</span>
                  </summary>
                  <TestFacts test={test()} result={result()} entryPoint={props.entryPoint} />
                </details>
              )}
            </Show>
          </li>
        )}
      </Index>
    </ol>
  );
}
