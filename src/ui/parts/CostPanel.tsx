import { A } from '@solidjs/router';
import { createMemo, For, Show, type JSX } from 'solid-js';
import { costAtMost } from '../../core/cost';
import type { ExperimentSpec } from '../../core/experiment';
import { knownSpeed } from '../state/speeds';
import { countText, durationText, plural } from '../state/words';
import styles from './CostPanel.module.css';
import { ShareSpec } from './ShareSpec';
import { Term } from './Term';

/** What the experiment will cost before it starts, and its link. */
export function CostPanel(props: {
  readonly spec: ExperimentSpec;
  /** Problems chosen; null while the set is fetched. */
  readonly problems: number | null;
  readonly faults: readonly string[];
  readonly children: JSX.Element;
}): JSX.Element {
  const cost = createMemo(() => {
    const { arms, samples, sampling } = props.spec;
    return costAtMost(arms, props.problems ?? 0, samples, sampling.maxTokens);
  });
  const speed = () => knownSpeed(props.spec.engine);
  return (
    <section class={styles.panel} aria-labelledby="cost-title" data-testid="cost">
      <h2 id="cost-title">What it will cost</h2>
      <p class={styles.sum}>
        <Show when={props.problems !== null} fallback="Fetching the problems…">
          {plural(props.problems ?? 0, 'problem')} × {plural(props.spec.arms.length, 'arm')} ×{' '}
          {plural(props.spec.samples, 'sample')}
        </Show>
      </p>
      <dl class={styles.facts}>
        <dt>
          <Term of="trajectory">Trajectories</Term>
        </dt>
        <dd>{countText(cost().trajectories)}</dd>
        <dt>
          <Term of="attempt">Attempts</Term> at most
        </dt>
        <dd data-testid="attempts-at-most">{countText(cost().attempts)}</dd>
        <Show when={cost().reasoningCalls > 0}>
          <dt>Reasoning replies at most</dt>
          <dd>{countText(cost().reasoningCalls)}</dd>
        </Show>
        <dt>
          Generated <Term of="token">tokens</Term> at most
        </dt>
        <dd>{countText(cost().generatedTokens)}</dd>
        <dt>Time at most</dt>
        <dd>
          <Show
            when={speed()}
            fallback={
              <span class={styles.unknown}>
                known after the first run, or a <A href="/models">speed check</A>
              </span>
            }
          >
            {(perSecond) => <>about {durationText((cost().attempts / perSecond()) * 1000)}</>}
          </Show>
        </dd>
      </dl>
      <Show when={props.faults.length > 0}>
        <ul class={styles.faults}>
          <For each={props.faults}>{(fault) => <li>{fault}</li>}</For>
        </ul>
      </Show>
      <div class={styles.actions}>
        {props.children}
        <ShareSpec spec={props.spec} />
      </div>
    </section>
  );
}
