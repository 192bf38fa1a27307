import type { JSX } from 'solid-js';
import type { TokenCounts } from '../../core/engine';
import { countText, durationText } from '../state/words';
import { Term } from './Term';
import styles from './TurnFacts.module.css';

/** Tokens and time of a turn. What the engine does not report is said to be so, never shown as 0. */
export function TurnFacts(props: {
  readonly tokens: TokenCounts;
  /** Milliseconds of generation. */
  readonly ms: number;
  /** Milliseconds of the public tests; left out where they are not known yet. */
  readonly testMs?: number;
}): JSX.Element {
  return (
    <dl class={styles.facts}>
      <Fact name="Prompt tokens" value={tokenText(props.tokens.prompt)} />
      <Fact name={<Term of="prefilled tokens">Prefilled</Term>} value={tokenText(props.tokens.prefilled)} />
      <Fact name="Generated" value={tokenText(props.tokens.generated)} />
      <Fact name="Writing" value={durationText(props.ms)} />
      {props.testMs === undefined ? null : <Fact name="Testing" value={durationText(props.testMs)} />}
    </dl>
  );
}

function tokenText(count: number | null): string {
  return count === null ? 'not reported' : countText(count);
}

function Fact(props: { readonly name: JSX.Element; readonly value: string }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}
