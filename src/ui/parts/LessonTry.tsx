import { For, Match, Switch, type JSX } from 'solid-js';
import { exampleProblem, exampleTurns } from '../state/example-dialogue';
import { useDesk } from '../state/desk';
import {
  dialogueSpec,
  feedbackPreset,
  reasoningPreset,
  rftPreset,
  turnsPreset,
  type Preset,
  type Shipped,
} from '../state/lesson-presets';
import { playPath } from '../state/paths';
import type { Predictions } from '../state/predictions';
import { ButtonLink } from './Button';
import { LessonCalibration } from './LessonCalibration';
import { LessonDuel } from './LessonDuel';
import styles from './LessonTry.module.css';
import { LessonTurn } from './LessonTurn';
import { Statement } from './Statement';
import { TurnCard } from './TurnCard';

const presets: Readonly<Record<number, (shipped: Shipped, seed: number) => Preset>> = {
  3: turnsPreset,
  4: reasoningPreset,
  5: feedbackPreset,
};

/** What a page of the lesson gives to try. */
export function LessonTry(props: { readonly page: number; readonly predictions: Predictions }): JSX.Element {
  const { lab } = useDesk();
  /** The question of the page, for any seed; null where there is none. */
  const make = (): ((seed: number) => Preset) | null => {
    const own = presets[props.page];
    if (own) return (seed) => own(lab, seed);
    const tuned = props.page === 6 ? rftPreset(lab) : null;
    return tuned;
  };
  return (
    <Switch>
      <Match when={props.page === 1}>
        <Example />
      </Match>
      <Match when={props.page === 2}>
        <LessonTurn page={props.page} predictions={props.predictions} />
      </Match>
      <Match when={make()} keyed>
        {(own) => <LessonDuel page={props.page} make={own} predictions={props.predictions} />}
      </Match>
      <Match when={props.page === 7}>
        <LessonCalibration predictions={props.predictions} />
      </Match>
    </Switch>
  );
}

function Example(): JSX.Element {
  const { lab } = useDesk();
  return (
    <>
      <div class={styles.box}>
        <h2>An example, kept with the lesson</h2>
        <Statement text={exampleProblem.statement} />
      </div>
      <For each={exampleTurns}>
        {(turn, at) => (
          <TurnCard
            number={at() + 1}
            turn={turn}
            problem={exampleProblem}
            isOver
            before={exampleTurns[at() - 1]?.program}
          />
        )}
      </For>
      <p>
        <ButtonLink href={playPath(dialogueSpec(lab))}>Run one with the demo model, in Play</ButtonLink>
      </p>
    </>
  );
}
