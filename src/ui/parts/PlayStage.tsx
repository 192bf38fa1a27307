import { createMemo, For, Index, Show, type JSX } from 'solid-js';
import type { ArmSpec } from '../../core/experiment';
import type { Trajectory } from '../../core/trajectory';
import type { Problem } from '../../core/problem';
import { stationsVisited } from '../state/dialogue';
import type { Play } from '../state/play';
import { Failure } from './Notice';
import styles from './PlayStage.module.css';
import { Stations } from './Stations';
import { TurnCard } from './TurnCard';
import { TurnFacts } from './TurnFacts';
import { Verdict } from './Verdict';

/** The dialogue on screen: stations, verdict, turns. Before the first run it says what will happen where. */
export function PlayStage(props: {
  readonly play: Play;
  readonly problem: Problem | null;
  readonly arm: ArmSpec;
}): JSX.Element {
  const arm = () => props.play.setup()?.arm ?? props.arm;
  const turns = () => props.play.view().turns;
  const isRunning = () => props.play.phase().kind === 'running';
  const now = () => (props.play.phase().kind === 'idle' ? null : props.play.view().station);
  const trajectory = () => props.play.view().trajectory;
  const failure = () => {
    const phase = props.play.phase();
    return phase.kind === 'failed' ? phase : null;
  };
  const satisfied = createMemo(() => {
    const end = trajectory();
    if (end) return end.publicPass ? 'yes' : 'no';
    return props.play.view().station === 'verdict' && lastPassesPublic() ? 'yes' : 'open';
  });
  const lastPassesPublic = (): boolean => {
    const last = turns().at(-1);
    return (
      last !== undefined && last.tests.length > 0 && last.tests.every(({ outcome }) => outcome === 'passed')
    );
  };
  const correct = () => {
    const end = trajectory();
    return end ? (end.correct ? 'yes' : 'no') : 'open';
  };
  return (
    <>
      <output class="visually-hidden">{spoken(props.play)}</output>
      <div class={styles.figure}>
        <Stations
          withReasoning={arm().reasoning !== undefined}
          now={now()}
          visited={stationsVisited(props.play.view())}
          turn={Math.max(1, turns().length)}
          maxTurns={arm().maxTurns}
          isRunning={isRunning()}
        />
        <Verdict
          satisfied={satisfied()}
          correct={correct()}
          publicTotal={props.problem?.publicTests.length ?? null}
          hidden={props.play.view().privateTests}
          hiddenTotal={props.problem?.privateTests.length ?? null}
        />
      </div>
      <Show when={failure()}>
        {(failed) => <Failure title="The dialogue could not go on" error={failed().error} />}
      </Show>
      <div class={styles.turns}>
        <Index each={turns()}>
          {(turn, at) => (
            <Show when={props.problem}>
              {(problem) => (
                <TurnCard
                  number={at + 1}
                  turn={turn()}
                  problem={problem()}
                  isOver={!isRunning() || at < turns().length - 1}
                  before={turns()[at - 1]?.program}
                >
                  <Show when={turn().code?.reply}>
                    {(reply) => <TurnFacts tokens={reply().tokens} ms={reply().ms.total} />}
                  </Show>
                </TurnCard>
              )}
            </Show>
          )}
        </Index>
        <For each={ahead(turns().length, arm().maxTurns)}>
          {(number) => (
            <div class={styles.ahead}>
              <p class={styles.number}>Turn {number}</p>
              <p>{expectation(number, trajectory())}</p>
            </div>
          )}
        </For>
      </div>
    </>
  );
}

/** Turns shown as still to come: at most three, so that a long limit does not fill the page. */
function ahead(made: number, limit: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.min(limit, 3) - made) }, (_, at) => made + at + 1);
}

/** What a turn that is not there waits for, or why it did not come. */
function expectation(number: number, trajectory: Trajectory | null): string {
  if (trajectory?.end === 'satisfied') return 'Not needed: the public tests passed.';
  if (trajectory) return 'Not made: the dialogue no longer fits the model’s context window.';
  return number === 1
    ? 'The model reads the problem and writes a program, which is run on the public tests.'
    : `Only if turn ${number - 1} fails a public test: the model is told so and tries again.`;
}

/** What a screen reader hears: the stations, not the stream. */
function spoken(play: Play): string {
  const phase = play.phase();
  const { station, turns, trajectory } = play.view();
  if (phase.kind === 'preparing') return `Loading ${phase.what === 'model' ? 'the model' : 'Python'}`;
  if (phase.kind === 'stopped') return 'Stopped';
  if (trajectory) {
    return `${trajectory.publicPass ? 'Satisfied' : 'Not satisfied'}, ${trajectory.correct ? 'correct' : 'not correct'}`;
  }
  if (phase.kind !== 'running') return '';
  const place = `Turn ${Math.max(1, turns.length)}: ${station}`;
  return play.pacer.isHeld() ? `${place}. Held.` : place;
}
