import { For, onCleanup, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { focusedTurn, focusTurn } from '../state/focus-turn';
import { listenKeys } from '../state/keys';
import type { Pace } from '../state/pacer';
import type { Play } from '../state/play';
import { Button } from './Button';
import { KeysHelp } from './KeysHelp';
import styles from './PlayControls.module.css';
import { Readiness } from './Readiness';

const paces: readonly (readonly [pace: Pace, name: string])[] = [
  ['full', 'Full speed'],
  ['slow', 'Slow motion'],
  ['step', 'Step by step'],
];

const keys = [
  ['Space', 'run, pause, go on'],
  ['→', 'the next station while the dialogue is held, else the next turn'],
  ['←', 'the turn before'],
  ['1 2 3', 'full speed, slow motion, step by step'],
  ['x', 'stop'],
] as const;

/** Runs, holds and paces the dialogue, by button and by key. */
export function PlayControls(props: {
  readonly play: Play;
  readonly canRun: boolean;
  readonly run: () => void;
  /** Left out where the seed is fixed. */
  readonly runNextSeed: (() => void) | undefined;
}): JSX.Element {
  const desk = useDesk();
  const pacer = () => props.play.pacer;
  const isRunning = () => props.play.phase().kind === 'running';
  const isHeld = () => isRunning() && pacer().isHeld();
  const isOver = () => !props.play.isBusy() && props.play.phase().kind !== 'idle';

  function toggle(): void {
    if (isHeld()) pacer().goOn();
    else if (isRunning()) pacer().pause();
    else if (!props.play.isBusy()) props.run();
  }

  function mainName(): string {
    if (isHeld()) return pacer().pace() === 'step' ? 'Next station' : 'Go on';
    if (props.play.isBusy()) return 'Pause';
    return isOver() ? 'Run again' : 'Run';
  }

  const choose = (pace: Pace): void => pacer().setPace(pace);
  onCleanup(
    listenKeys({
      ' ': toggle,
      ArrowRight: () => {
        if (isHeld()) pacer().next();
        else focusTurn(focusedTurn() + 1);
      },
      ArrowLeft: () => focusTurn(focusedTurn() - 1),
      1: () => choose('full'),
      2: () => choose('slow'),
      3: () => choose('step'),
      x: () => props.play.stop(),
    }),
  );
  return (
    <div class={styles.controls}>
      <div class={styles.go}>
        <Button
          look="main"
          large
          onClick={toggle}
          disabled={!props.canRun || props.play.phase().kind === 'preparing'}
        >
          {mainName()}
        </Button>
        <Show when={props.play.isBusy()}>
          <Button onClick={() => props.play.stop()}>Stop</Button>
        </Show>
        <Show when={isOver() && props.runNextSeed}>
          {(runNextSeed) => <Button onClick={() => runNextSeed()()}>Run with the next seed</Button>}
        </Show>
      </div>
      <div class={styles.rest}>
        <fieldset class={styles.paces}>
          <legend class="visually-hidden">Pace</legend>
          <For each={paces}>
            {([pace, name]) => (
              <label>
                <input
                  type="radio"
                  name="pace"
                  class="visually-hidden"
                  checked={pacer().pace() === pace}
                  onChange={() => choose(pace)}
                />
                <span>{name}</span>
              </label>
            )}
          </For>
        </fieldset>
        <KeysHelp keys={keys} />
        <Readiness engine={desk.engine.status()} python={desk.python.status()} />
      </div>
    </div>
  );
}
