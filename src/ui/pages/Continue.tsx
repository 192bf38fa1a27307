import { A } from '@solidjs/router';
import { createSignal, Show, type JSX } from 'solid-js';
import { ContinueForm, type ContinueChoices } from '../parts/ContinueForm';
import { BranchStage } from '../parts/BranchStage';
import { OpenedAttempt } from '../parts/OpenedAttempt';
import { createBranching } from '../state/branching';
import { departureArm, departureStrategy } from '../state/departure-arm';
import { useDesk } from '../state/desk';
import type { OpenAttempt } from '../state/open-attempt';
import { trajectoryPath } from '../state/paths';
import { useTitle } from '../state/title';
import styles from './Continue.module.css';

/** Going on from a stored attempt, otherwise than it went. */
export default function Continue(): JSX.Element {
  return <OpenedAttempt>{(opened) => <Departing {...opened} />}</OpenedAttempt>;
}

function Departing(props: OpenAttempt): JSX.Element {
  const desk = useDesk();
  const branching = createBranching(desk);
  const first = (): ContinueChoices => ({
    arm: departureArm(props.strategy, Math.max(1, props.strategy.maxTurns - props.turn.index - 1)),
    sampling: props.experiment.spec.sampling,
    seed: props.trajectory.seed,
    program: null,
    feedback: null,
  });
  const [choices, setChoices] = createSignal<ContinueChoices>(first());
  useTitle(() => `Continue ${props.problem.title}`);
  desk.python.start();

  function start(): void {
    const { arm, sampling, seed, program, feedback } = choices();
    void branching.run({
      choice: desk.choice(),
      trajectory: props.trajectory,
      turn: props.turn.index,
      problem: props.problem,
      strategyIn: (wording) => departureStrategy(arm, wording),
      furtherTurns: arm.maxTurns,
      sampling,
      seed,
      others: props.experiment.problems,
      ...(program !== null && { program }),
      ...(feedback !== null && { feedback }),
    });
  }

  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <p>
          <A href={trajectoryPath(props.trajectory, props.turn.index + 1)}>
            {props.trajectory.arm}, sample {props.trajectory.sample + 1}
          </A>
        </p>
        <h1>
          Continue from turn {props.turn.index + 1}: {props.problem.title}
        </h1>
        <p class={styles.what}>
          What comes of it is stored as a branch beside this dialogue and is never counted in an arm’s
          figures.
        </p>
      </header>
      <div class={styles.split}>
        <ContinueForm
          attempt={props}
          choices={choices()}
          onChange={setChoices}
          isBusy={branching.isBusy()}
          onStart={start}
          onStop={branching.stop}
        />
        <Show when={branching.phase().kind !== 'idle'}>
          <BranchStage branching={branching} problem={props.problem} />
        </Show>
      </div>
    </div>
  );
}
