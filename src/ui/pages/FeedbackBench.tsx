import { A } from '@solidjs/router';
import { createResource, For, Match, Show, Switch, type JSX } from 'solid-js';
import { compareFeedback, feedbackKinds } from '../../core/compare-feedback';
import { passesPublicTests } from '../../core/end-of';
import { deriveSeed } from '../../core/random';
import { pathTo } from '../../core/search';
import { Button, ButtonLink } from '../parts/Button';
import { CodeBlock } from '../parts/CodeBlock';
import { EngineLine } from '../parts/EngineLine';
import { FeedbackCard } from '../parts/FeedbackCard';
import { ModelSelect } from '../parts/ModelSelect';
import { Empty, Failure, Waiting } from '../parts/Notice';
import { OpenedAttempt } from '../parts/OpenedAttempt';
import { Term } from '../parts/Term';
import { createBench } from '../state/bench';
import { createBranching } from '../state/branching';
import { useDesk } from '../state/desk';
import type { OpenAttempt } from '../state/open-attempt';
import { trajectoryPath } from '../state/paths';
import { settled } from '../state/settled';
import { useTitle } from '../state/title';
import { feedbackNames } from '../state/words';
import styles from './FeedbackBench.module.css';

/** One failed attempt, every kind of feedback side by side, and what the model makes of each. */
export default function FeedbackBench(): JSX.Element {
  return (
    <OpenedAttempt>
      {(opened) => (
        <Show
          when={!passesPublicTests(opened.turn)}
          fallback={
            <Empty
              title="Nothing to tell"
              text="This program passes the public tests, so there is no feedback on it."
            >
              <ButtonLink href={trajectoryPath(opened.trajectory)}>To the dialogue</ButtonLink>
            </Empty>
          }
        >
          <Bench {...opened} />
        </Show>
      )}
    </OpenedAttempt>
  );
}

function Bench(props: OpenAttempt): JSX.Element {
  const desk = useDesk();
  const branching = createBranching(desk);
  const bench = createBench({ ...props }, branching);
  useTitle(() => `Feedback on ${props.problem.title}`);
  const [offers] = createResource(
    () => ({ ...props }),
    async ({ problem, strategy, trajectory, turn, experiment }) =>
      compareFeedback({
        problem,
        strategy,
        path: pathTo(trajectory.turns, turn.index),
        others: experiment.problems,
        seed: deriveSeed(trajectory.seed, turn.index, 'other'),
        executor: await desk.lab.executor(),
      }),
  );
  const failure = () => {
    const phase = branching.phase();
    return phase.kind === 'failed' ? phase : null;
  };
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <p>
          <A href={trajectoryPath(props.trajectory, props.turn.index + 1)}>
            {props.trajectory.arm}, sample {props.trajectory.sample + 1}
          </A>
        </p>
        <h1>
          Feedback on turn {props.turn.index + 1}: {props.problem.title}
        </h1>
      </header>
      <Show when={props.turn.program !== null} fallback={<p>No code block was found in this reply.</p>}>
        <CodeBlock code={props.turn.program ?? ''} />
      </Show>
      <div class={styles.controls}>
        <ModelSelect choice={desk.choice()} onChange={desk.chooseModel} modelsPath="/models" />
        <Show
          when={bench.now()}
          fallback={
            <Button look="main" large onClick={() => void bench.runAll(feedbackKinds, desk.choice())}>
              Continue from each
            </Button>
          }
        >
          {(kind) => (
            <>
              <Button large onClick={branching.stop}>
                Stop
              </Button>
              <output>{feedbackNames[kind()]}…</output>
            </>
          )}
        </Show>
        <EngineLine status={desk.engine.status()} />
      </div>
      <p class={styles.what}>
        “Continue from each” makes one more <Term of="turn">turn</Term> under every kind of{' '}
        <Term of="feedback">feedback</Term>, all with the dialogue’s seed. Each is stored as a branch and
        never counted. Tokens are estimated, one for four letters.
      </p>
      <Show when={failure()}>
        {(failed) => <Failure title="It could not go on" error={failed().error} />}
      </Show>
      <Switch fallback={<Waiting text="Running the program again, traced" />}>
        <Match when={offers.error}>
          {(error) => <Failure title="The feedback could not be composed" error={error()} />}
        </Match>
        <Match when={settled(offers)}>
          {(all) => (
            <div class={styles.cards}>
              <For each={all()}>
                {(offer) => (
                  <FeedbackCard
                    offer={offer}
                    before={props.turn}
                    publicTotal={props.problem.publicTests.length}
                    result={bench.results().get(offer.feedback.kind) ?? null}
                    isRunning={bench.now() === offer.feedback.kind}
                  />
                )}
              </For>
            </div>
          )}
        </Match>
      </Switch>
    </div>
  );
}
