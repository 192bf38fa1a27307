import type { JSX } from 'solid-js';
import type { TokenCounts } from '../../core/engine';
import { countText, durationText } from '../state/words';
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
      <Fact
        name="Prefilled"
        value={tokenText(props.tokens.prefilled)}
        title="Prompt tokens that were really evaluated; the rest came from the prefix cache."
      />
      <Fact name="Generated" value={tokenText(props.tokens.generated)} />
      <Fact name="Writing" value={durationText(props.ms)} />
      {props.testMs === undefined ? null : <Fact name="Testing" value={durationText(props.testMs)} />}
    </dl>
  );
}

function tokenText(count: number | null): string {
  return count === null ? 'not reported' : countText(count);
}

function Fact(props: {
  readonly name: string;
  readonly value: string;
  readonly title?: string;
}): JSX.Element {
  return (
    <div title={props.title}>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}
