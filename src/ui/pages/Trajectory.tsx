import { A, useParams, useSearchParams } from '@solidjs/router';
import { createEffect, createResource, For, Match, Show, Switch, type JSX } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { Problem } from '../../core/problem';
import type { End, Trajectory as Whole } from '../../core/trajectory';
import { ButtonLink } from '../parts/Button';
import { Empty, Failure, Waiting } from '../parts/Notice';
import { ProblemCard } from '../parts/ProblemCard';
import { BranchLinks, Origin, TurnWays } from '../parts/BranchLinks';
import { StepThrough } from '../parts/StepThrough';
import { Term } from '../parts/Term';
import { TestList } from '../parts/TestList';
import { TokenTable } from '../parts/TokenTable';
import { TurnCard } from '../parts/TurnCard';
import { TurnFacts } from '../parts/TurnFacts';
import { TurnTree } from '../parts/TurnTree';
import { Verdict } from '../parts/Verdict';
import { branchesOf, isBranchOf } from '../state/branches';
import { useDesk } from '../state/desk';
import { focusTurn } from '../state/focus-turn';
import { experimentPath, trajectoryPath } from '../state/paths';
import { settled } from '../state/settled';
import { hasBranches } from '../state/tree-layout';
import { viewOfTurn } from '../state/turn-view';
import { useTitle } from '../state/title';
import { durationText } from '../state/words';
import styles from './Trajectory.module.css';

interface Loaded {
  readonly experiment: Experiment;
  readonly problem: Problem;
  readonly trajectory: Whole;
  /** Dialogues that a person branched off this one. */
  readonly branches: readonly Whole[];
}

const endWords: Readonly<Record<End, string>> = {
  satisfied: 'the public tests passed',
  exhausted: 'the turn limit was reached',
  context: 'the dialogue no longer fitted the model’s context window',
};

/** One stored dialogue, turn by turn, with the hidden tests' verdict at its end. */
export default function Trajectory(): JSX.Element {
  const { lab } = useDesk();
  const params = useParams<{ id: string; problem: string; arm: string; sample: string }>();
  const key = () => ({
    experimentId: decodeURIComponent(params.id),
    problemId: decodeURIComponent(params.problem),
    arm: decodeURIComponent(params.arm),
    sample: Number(params.sample),
  });
  const [loaded] = createResource(key, async (wanted): Promise<Loaded | null> => {
    const store = await lab.store();
    const [experiment, trajectory] = await Promise.all([
      store.experiment(wanted.experimentId),
      store.trajectory(wanted),
    ]);
    const problem = experiment?.problems.find(({ id }) => id === wanted.problemId);
    if (!experiment || !trajectory || !problem) return null;
    const branches = (await branchesOf(store, wanted)).filter((branch) => isBranchOf(branch, wanted));
    return { experiment, problem, trajectory, branches };
  });
  return (
    <Switch fallback={<Waiting text="Opening the trajectory" />}>
      <Match when={loaded.error}>
        {(error) => <Failure title="The trajectory could not be read" error={error()} />}
      </Match>
      <Match when={settled(loaded) === null}>
        <Empty title="No such trajectory" text="It has not ended yet, or its experiment was deleted.">
          <ButtonLink href={experimentPath(key().experimentId)}>To the experiment</ButtonLink>
        </Empty>
      </Match>
      <Match when={settled(loaded)} keyed>
        {(whole) => <Dialogue {...whole} />}
      </Match>
    </Switch>
  );
}

function Dialogue(props: Loaded): JSX.Element {
  const [query] = useSearchParams<{ turn?: string }>();
  const totalMs = () => msOf(props.trajectory);
  createEffect(() => {
    if (query.turn !== undefined) focusTurn(Number(query.turn));
  });
  useTitle(() => `${props.problem.title}, ${props.trajectory.arm} ${props.trajectory.sample + 1}`);
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <p>
          <A href={experimentPath(props.experiment.id)}>{props.experiment.spec.name}</A>
        </p>
        <h1>
          {props.problem.title}, sample {props.trajectory.sample + 1}
        </h1>
        <p class={styles.what}>
          {props.trajectory.arm}, sample {props.trajectory.sample + 1}
          {props.trajectory.branch ? '' : ` of ${props.experiment.spec.samples}`} ·{' '}
          <Term of="seed">seed</Term> {props.trajectory.seed} · ended because {endWords[props.trajectory.end]}
        </p>
        <Show
          when={props.trajectory.branch}
          fallback={<Neighbours trajectory={props.trajectory} samples={props.experiment.spec.samples} />}
        >
          {(branch) => <Origin branch={branch()} />}
        </Show>
        <BranchLinks branches={props.branches} />
      </header>
      <Verdict
        satisfied={props.trajectory.publicPass ? 'yes' : 'no'}
        correct={props.trajectory.correct ? 'yes' : 'no'}
        publicTotal={props.problem.publicTests.length}
        hidden={props.trajectory.judgement.tests}
        hiddenTotal={props.problem.privateTests.length}
      />
      <ProblemCard problem={props.problem} />
      <Show when={hasBranches(props.trajectory.turns)}>
        <TurnTree trajectory={props.trajectory} />
      </Show>
      <div class={styles.turns}>
        <For each={props.trajectory.turns}>
          {(turn) => (
            <TurnCard
              number={turn.index + 1}
              turn={viewOfTurn(turn)}
              problem={props.problem}
              isOver
              before={turn.parent === null ? null : props.trajectory.turns[turn.parent]?.program}
              link={trajectoryPath(props.trajectory, turn.index + 1)}
            >
              <TurnFacts tokens={turn.tokens} ms={turn.ms.generate} testMs={turn.ms.test} />
              <StepThrough problem={props.problem} turn={turn} />
              <TurnWays trajectory={props.trajectory} turn={turn} />
            </TurnCard>
          )}
        </For>
      </div>
      <TokenTable trajectory={props.trajectory} />
      <p class={styles.what}>{durationText(totalMs())} of writing in all.</p>
      <Show when={props.trajectory.judgement.tests.length > 0}>
        <details class={styles.hidden}>
          <summary>Hidden tests, one by one</summary>
          <TestList
            tests={props.problem.privateTests}
            results={props.trajectory.judgement.tests}
            entryPoint={props.problem.entryPoint}
            openFirstFailure
          />
        </details>
      </Show>
    </div>
  );
}

function Neighbours(props: { readonly trajectory: Whole; readonly samples: number }): JSX.Element {
  const at = (sample: number): string => trajectoryPath({ ...props.trajectory, sample });
  return (
    <nav class={styles.neighbours} aria-label="Samples">
      <Show when={props.trajectory.sample > 0}>
        <ButtonLink href={at(props.trajectory.sample - 1)}>Previous sample</ButtonLink>
      </Show>
      <Show when={props.trajectory.sample + 1 < props.samples}>
        <ButtonLink href={at(props.trajectory.sample + 1)}>Next sample</ButtonLink>
      </Show>
    </nav>
  );
}

function msOf({ turns }: Whole): number {
  return turns.reduce((sum, turn) => sum + turn.ms.generate + (turn.reasoning?.ms ?? 0), 0);
}
