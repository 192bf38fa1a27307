import { For, Match, Show, Switch, type JSX } from 'solid-js';
import { columnsFor } from '../../core/column';
import { armTable } from '../../core/results';
import { useDesk } from '../state/desk';
import { createDuel, type Duel } from '../state/duel';
import type { Preset } from '../state/lesson-presets';
import { experimentPath, specPath } from '../state/paths';
import type { Predictions } from '../state/predictions';
import type { Run } from '../state/run';
import { countText } from '../state/words';
import { ArmTable } from './ArmTable';
import { Button, ButtonLink } from './Button';
import { EngineLine } from './EngineLine';
import styles from './LessonTry.module.css';
import { Failure } from './Notice';
import { PredictForm } from './PredictForm';
import { PredictOutcome } from './PredictOutcome';

/** Which arm wins? Said before the experiment runs; its results are shown when it has ended. */
export function LessonDuel(props: {
  readonly page: number;
  readonly make: (seed: number) => Preset;
  readonly predictions: Predictions;
}): JSX.Element {
  const desk = useDesk();
  // oxlint-disable-next-line solid/reactivity -- one page of the lesson has one duel, and is made anew for another
  const duel = createDuel(desk, props.predictions, props.page, props.make);
  const decided = () => {
    const own = duel.said();
    return own?.outcome ? own : null;
  };
  return (
    <div class={styles.box}>
      <Switch>
        <Match when={duel.said() === null}>
          <PredictForm
            question={duel.preset().question}
            options={duel.preset().sides.map(({ label }) => label)}
            action="Take my word, run it"
            onSaid={duel.say}
          />
          <SetUp preset={duel.preset()} />
        </Match>
        <Match when={decided()}>
          {(own) => (
            <>
              <h2>{own().question}</h2>
              <PredictOutcome said={own()} />
              <For each={duel.runs()}>{(run) => <Result run={run} />}</For>
              <p class={styles.note}>
                The higher rate counts here, however small the difference. Whether it would come again is what
                the intervals under Figures say.
              </p>
              <p class={styles.onward}>
                <Button onClick={duel.again}>Again, with other seeds</Button>
              </p>
            </>
          )}
        </Match>
        <Match when={duel.said()}>
          {(own) => (
            <>
              <h2>{own().question}</h2>
              <p>
                You said “{own().options[own().guess]}”, {Math.round(own().confidence * 100)}&nbsp;% sure. The
                results are shown when the run has ended.
              </p>
              <Progress duel={duel} />
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** The way into the form with the same settings, for whoever wants to look at or change them. */
function SetUp(props: { readonly preset: Preset }): JSX.Element {
  return (
    <details>
      <summary>What is run</summary>
      <ul class={styles.specs}>
        <For each={props.preset.specs}>
          {(spec) => (
            <li>
              {spec.arms.map(({ name }) => name).join(' and ')} on {spec.engine.model}, {spec.problems.limit}{' '}
              problems, {spec.samples} samples each, seed {spec.seed}.{' '}
              <ButtonLink href={specPath(spec)} look="quiet">
                Open these settings
              </ButtonLink>
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}

function Progress(props: { readonly duel: Duel }): JSX.Element {
  const desk = useDesk();
  const isBusy = () => props.duel.isPreparing() || props.duel.runs().some((run) => run.isBusy());
  const failure = () =>
    props.duel.fault() ??
    props.duel
      .runs()
      .map((run) => run.phase())
      .find((phase) => phase.kind === 'failed')?.error;
  return (
    <>
      <For each={props.duel.runs()}>
        {(run) => (
          <p class={styles.progress}>
            <progress
              aria-label={run.experiment.spec.name}
              max={run.pace().asked}
              value={run.pace().finished}
            />
            <span>
              {countText(run.pace().finished)} of {countText(run.pace().asked)}
            </span>
            <Show when={run.isBusy()}>
              <Button onClick={() => run.stop()}>Stop</Button>
            </Show>
          </p>
        )}
      </For>
      <EngineLine status={desk.engine.status()} />
      <Show when={failure()}>{(error) => <Failure title="The experiment stopped" error={error()} />}</Show>
      <Show when={!isBusy()}>
        <p class={styles.onward}>
          <Button look="main" onClick={props.duel.goOn}>
            Go on
          </Button>
          <Button onClick={props.duel.again}>Give this one up</Button>
        </p>
      </Show>
    </>
  );
}

function Result(props: { readonly run: Run }): JSX.Element {
  const table = () => {
    const { experiment, board } = props.run;
    const reach = experiment.arms.map(({ maxTurns }) => ({ maxTurns, most: experiment.spec.samples }));
    return armTable(experiment, board.summaries(), columnsFor(reach));
  };
  const id = () => props.run.experiment.id;
  return (
    <section class={styles.result} aria-label={props.run.experiment.spec.name}>
      <ArmTable table={table()} testId="lesson-results" />
      <p class={styles.onward}>
        <ButtonLink href={experimentPath(id())}>Each trajectory</ButtonLink>
        <ButtonLink href={experimentPath(id(), 'figures')}>Figures</ButtonLink>
      </p>
    </section>
  );
}
