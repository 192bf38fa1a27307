import { A } from '@solidjs/router';
import { For, Show, type JSX } from 'solid-js';
import type { Rejudgement, Verdict } from '../../core/rejudge';
import { trajectoryPath } from '../state/paths';
import { countText } from '../state/words';
import { Scroller } from './Scroller';
import styles from './RejudgePanel.module.css';

/** Rows drawn at most; the download has them all. */
const mostRows = 200;

/** Where a second verdict differs from the record: what it was, what it is, and where the second one comes from. */
export function DisagreementTable(props: { readonly judged: readonly Rejudgement[] }): JSX.Element {
  return (
    <Scroller label="Verdicts that changed">
      <table class={styles.table} data-testid="disagreements">
        <caption>
          Verdicts that changed
          <Show when={props.judged.length > mostRows}>
            {' '}
            (the first {mostRows} of {countText(props.judged.length)})
          </Show>
        </caption>
        <thead>
          <tr>
            <th scope="col">Trajectory</th>
            <th scope="col">Recorded</th>
            <th scope="col">Under the rule</th>
            <th scope="col">Whence</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.judged.slice(0, mostRows)}>
            {(one) => (
              <tr>
                <td>
                  <A href={trajectoryPath(one)}>
                    {one.problemId}, {one.arm}, sample {one.sample + 1}
                  </A>
                </td>
                <td>{verdictText(one.before)}</td>
                <td>{verdictText(one.after)}</td>
                <td>{sourceText(one)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Scroller>
  );
}

function verdictText({ publicPass, correct }: Verdict): string {
  if (correct) return 'correct';
  return publicPass ? 'satisfied, not correct' : 'not satisfied';
}

function sourceText({ program, isOtherProgram, python }: Rejudgement): string {
  const what = program === null ? 'no program' : isOtherProgram ? 'another block' : 'the same program';
  return python === null ? `${what}, from the record` : `${what}, run by Python ${python}`;
}
