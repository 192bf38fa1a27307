import { For, Show, type JSX } from 'solid-js';
import type { Problem } from '../../core/problem';
import { expectedText, inputText } from '../state/show-test';
import { plural } from '../state/words';
import { CodeBlock } from './CodeBlock';
import styles from './ProblemCard.module.css';
import { Statement } from './Statement';

/** A problem as a person reads it: statement, code to begin from, public tests. */
export function ProblemCard(props: {
  readonly problem: Problem;
  /** Whether the page is about this problem alone: its title is the page's. */
  readonly isPage?: boolean;
}): JSX.Element {
  const shown = () => props.problem.shownTests ?? props.problem.publicTests.length;
  return (
    <article class={styles.card}>
      <header class={styles.head}>
        <Show when={props.isPage} fallback={<h2>{props.problem.title}</h2>}>
          <h1>{props.problem.title}</h1>
        </Show>
        <Show when={props.problem.difficulty}>{(level) => <span class={styles.level}>{level()}</span>}</Show>
      </header>
      <Statement text={props.problem.statement} />
      <Show when={props.problem.starterCode}>{(code) => <CodeBlock code={code()} />}</Show>
      <details class={styles.tests}>
        <summary>
          {plural(props.problem.publicTests.length, 'public test')},{' '}
          {shown() === props.problem.publicTests.length ? 'all' : shown()} shown to the model as{' '}
          {shown() === 1 ? 'an example' : 'examples'}; {props.problem.privateTests.length} hidden
        </summary>
        <ol class={styles.examples}>
          <For each={props.problem.publicTests}>
            {(test) => (
              <li>
                <pre>{inputText(test, props.problem.entryPoint).trimEnd()}</pre>
                <Show when={expectedText(test)}>
                  {(expected) => <pre class={styles.expected}>{expected().trimEnd()}</pre>}
                </Show>
              </li>
            )}
          </For>
        </ol>
      </details>
    </article>
  );
}
