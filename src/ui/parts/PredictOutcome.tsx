import type { JSX } from 'solid-js';
import type { Prediction } from '../../core/prediction';
import { Glyph } from './Glyph';
import styles from './PredictOutcome.module.css';

/** What was said, what came, and what that costs. */
export function PredictOutcome(props: { readonly said: Prediction }): JSX.Element {
  const percent = () => Math.round(props.said.confidence * 100);
  const verdict = (): 'right' | 'wrong' | 'open' => {
    const answer = props.said.outcome?.answer ?? null;
    if (answer === null) return 'open';
    return answer === props.said.guess ? 'right' : 'wrong';
  };
  const cost = (): string => ((props.said.confidence - (verdict() === 'right' ? 1 : 0)) ** 2).toFixed(2);
  return (
    <output class={styles.outcome} data-testid="outcome" data-verdict={verdict()}>
      <span>
        You said “{props.said.options[props.said.guess]}”, {percent()}&nbsp;% sure.
      </span>
      <span class={styles.came}>
        <Glyph sign={verdict() === 'right' ? 'passed' : verdict() === 'wrong' ? 'failed' : 'queued'} />{' '}
        {props.said.outcome?.words}
      </span>
      <span class={styles.cost}>
        {verdict() === 'open'
          ? 'Neither is ahead: this prediction is not scored.'
          : `You were ${verdict()}: ${cost()} goes into your Brier score.`}
      </span>
    </output>
  );
}
