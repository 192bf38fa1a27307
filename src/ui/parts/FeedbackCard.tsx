import { Show, type JSX } from 'solid-js';
import type { FeedbackOffer } from '../../core/compare-feedback';
import { passesPublicTests } from '../../core/end-of';
import type { Turn } from '../../core/trajectory';
import type { BenchResult } from '../state/bench';
import { trajectoryPath } from '../state/paths';
import { feedbackNames, percentText, plural } from '../state/words';
import { ButtonLink } from './Button';
import { CodeBlock } from './CodeBlock';
import styles from './FeedbackCard.module.css';
import { Glyph } from './Glyph';
import { Term } from './Term';

/** One kind of feedback on a failed attempt, its price, and the turn that followed once there is one. */
export function FeedbackCard(props: {
  readonly offer: FeedbackOffer;
  readonly before: Turn;
  readonly publicTotal: number;
  readonly result: BenchResult | null;
  readonly isRunning: boolean;
}): JSX.Element {
  const feedback = () => props.offer.feedback;
  return (
    <article class={styles.card} data-testid="feedback-card" data-kind={feedback().kind}>
      <header class={styles.head}>
        <h2>
          <Show when={feedback().kind === 'trace'} fallback={feedbackNames[feedback().kind]}>
            <Term of="execution trace">{feedbackNames.trace}</Term>
          </Show>
        </h2>
        <p class={styles.tokens}>about {plural(props.offer.tokens, 'token')}</p>
      </header>
      <Show when={feedback().fellBackTo}>
        {(other) => (
          <p class={styles.note}>
            Given as “{feedbackNames[other().kind]}”: {other().reason}.
          </p>
        )}
      </Show>
      <pre class={styles.text}>{props.offer.message}</pre>
      <Show when={props.isRunning}>
        <p class={styles.note}>
          <Glyph sign="generating" /> the next turn is being made
        </p>
      </Show>
      <Show when={props.result}>
        {(result) => <NextTurn result={result()} before={props.before} publicTotal={props.publicTotal} />}
      </Show>
    </article>
  );
}

function NextTurn(props: {
  readonly result: BenchResult;
  readonly before: Turn;
  readonly publicTotal: number;
}): JSX.Element {
  const turn = () => props.result.turn;
  const passed = () => turn().tests.filter(({ outcome }) => outcome === 'passed').length;
  return (
    <section class={styles.next} data-testid="next-turn" aria-label="The next turn">
      <p>
        <Glyph sign={passesPublicTests(turn()) ? 'passed' : 'failed'} /> passes {passed()} of{' '}
        {props.publicTotal} public tests
      </p>
      <Show when={props.result.likeness} fallback={<p class={styles.note}>No two programs to compare.</p>}>
        {(likeness) => (
          <p class={styles.note} data-testid="likeness">
            {percentText(likeness().ratio)} % alike (difflib), chrF {percentText(likeness().chrf)}
          </p>
        )}
      </Show>
      <Show when={turn().program !== null} fallback={<pre class={styles.text}>{turn().reply}</pre>}>
        <CodeBlock code={turn().program ?? ''} before={props.before.program ?? undefined} />
      </Show>
      <p>
        <ButtonLink href={trajectoryPath(props.result.branch)} look="quiet">
          Open the branch
        </ButtonLink>
      </p>
    </section>
  );
}
