import { For, Show, type JSX } from 'solid-js';
import type { Station } from '../state/dialogue';
import styles from './Stations.module.css';

const names: Readonly<Record<Station, string>> = {
  problem: 'Problem',
  reasoning: 'Reasoning',
  code: 'Code',
  run: 'Run',
  feedback: 'Feedback',
  verdict: 'Verdict',
};

const pictures: Readonly<Record<Station, string>> = {
  problem: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  reasoning: 'M12 4a6 6 0 0 0-3.5 10.9V18h7v-3.1A6 6 0 0 0 12 4zM9.5 21h5',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5M14 4l-4 16',
  run: 'M7 4.5v15l12-7.5z',
  feedback: 'M4 5h16v11H11l-5 4v-4H4zM8 9.5h8M8 12.5h5',
  verdict: 'M12 4v16M8 20h8M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z',
};

/** The paper's Figure 1: the way of a dialogue, with the station where it is now alight. */
export function Stations(props: {
  readonly withReasoning: boolean;
  /** Where the dialogue is; null before it starts. */
  readonly now: Station | null;
  readonly visited: ReadonlySet<Station>;
  /** The turn under way, from 1. */
  readonly turn: number;
  readonly maxTurns: number;
  readonly isRunning: boolean;
}): JSX.Element {
  const stations = (): readonly Station[] =>
    props.withReasoning
      ? ['problem', 'reasoning', 'code', 'run', 'feedback', 'verdict']
      : ['problem', 'code', 'run', 'feedback', 'verdict'];
  const isPast = (station: Station): boolean => props.now !== station && props.visited.has(station);
  const loops = (): boolean => props.maxTurns > 1;
  return (
    <figure
      class={styles.figure}
      style={{ '--stations': stations().length }}
      aria-label="The way of a dialogue: problem, code, run, feedback and back, at last the verdict"
    >
      <Show when={loops()}>
        <p class={styles.loop} classList={{ [styles.live ?? '']: props.isRunning && props.turn > 1 }}>
          <span>
            {props.now === null ? `up to ${props.maxTurns} turns` : `turn ${props.turn} of ${props.maxTurns}`}
          </span>
        </p>
      </Show>
      <ol class={styles.way}>
        <For each={stations()}>
          {(station) => (
            <li
              class={styles.station}
              classList={{
                [styles.now ?? '']: props.now === station,
                [styles.past ?? '']: isPast(station),
                [styles.pulse ?? '']: props.now === station && props.isRunning,
              }}
              aria-current={props.now === station ? 'step' : undefined}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true" class={styles.picture}>
                <path d={pictures[station]} />
              </svg>
              <span class={styles.name}>{names[station]}</span>
            </li>
          )}
        </For>
      </ol>
    </figure>
  );
}
