import { Show, type JSX } from 'solid-js';
import type { Problem, Test } from '../../core/problem';
import type { TestResult } from '../../core/trajectory';
import { expectedText, gotText, inputText } from '../state/show-test';
import styles from './TestFacts.module.css';

/** What went into a test, what should have come, and what came. */
export function TestFacts(props: {
  readonly test: Test;
  readonly result: TestResult;
  readonly entryPoint: Problem['entryPoint'];
}): JSX.Element {
  return (
    <dl class={styles.facts}>
      <Fact name="Input" text={inputText(props.test, props.entryPoint)} />
      <Show when={expectedText(props.test)}>{(expected) => <Fact name="Expected" text={expected()} />}</Show>
      <Fact name="Got" text={gotText(props.result.observation, props.test)} />
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly text: string }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <pre>{props.text.trim() === '' ? <em>nothing</em> : props.text.replace(/\n$/, '')}</pre>
      </dd>
    </div>
  );
}
