import { createSignal, createUniqueId, Index, Show, type JSX } from 'solid-js';
import type { Problem, Test } from '../../core/problem';
import type { TestResult } from '../../core/trajectory';
import { outcomeNames } from '../state/show-test';
import { Glyph, type Sign } from './Glyph';
import { TestFacts } from './TestFacts';
import styles from './TestStrip.module.css';

/** A turn's tests in one line, each a button that opens it below; the first failure is open until another is asked for. */
export function TestStrip(props: {
  readonly tests: readonly Test[];
  readonly results: readonly TestResult[];
  readonly entryPoint: Problem['entryPoint'];
}): JSX.Element {
  const id = createUniqueId();
  const [asked, setAsked] = createSignal<number | 'none' | null>(null);
  const resultOf = (test: number): TestResult | undefined =>
    props.results.find((result) => result.test === test);
  const opened = (): number | null => {
    const wanted = asked();
    if (wanted === 'none') return null;
    return wanted ?? props.results.find(({ outcome }) => outcome !== 'passed')?.test ?? null;
  };
  const shown = () => {
    const at = opened();
    const test = at === null ? undefined : props.tests[at];
    const result = at === null ? undefined : resultOf(at);
    return at !== null && test && result ? { at, test, result } : null;
  };
  return (
    <div class={styles.tests}>
      <ul class={styles.strip}>
        <Index each={props.tests}>
          {(_, at) => (
            <li>
              <button
                type="button"
                class={styles.test}
                data-outcome={resultOf(at)?.outcome ?? 'waiting'}
                aria-expanded={opened() === at}
                aria-controls={id}
                aria-label={`Test ${at + 1}: ${outcomeText(resultOf(at))}`}
                title={outcomeText(resultOf(at))}
                disabled={resultOf(at) === undefined}
                onClick={() => setAsked(opened() === at ? 'none' : at)}
              >
                <Glyph sign={signOf(resultOf(at))} /> {at + 1}
              </button>
            </li>
          )}
        </Index>
      </ul>
      <div id={id}>
        <Show when={shown()}>
          {(open) => (
            <div class={styles.open} data-outcome={open().result.outcome}>
              <p class={styles.head}>
                <span>
                  Test {open().at + 1}: {outcomeNames[open().result.outcome]}
                </span>
              </p>
              <TestFacts test={open().test} result={open().result} entryPoint={props.entryPoint} />
            </div>
          )}
        </Show>
      </div>
    </div>
  );
}

function outcomeText(result: TestResult | undefined): string {
  return result ? outcomeNames[result.outcome] : 'waiting';
}

function signOf(result: TestResult | undefined): Sign {
  if (result === undefined || result.outcome === 'not-run') return 'queued';
  return result.outcome === 'passed' ? 'passed' : 'failed';
}
