import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router';
import {
  createMemo,
  createResource,
  createSignal,
  lazy,
  Match,
  Show,
  Suspense,
  Switch,
  type JSX,
} from 'solid-js';
import { columnsFor } from '../../core/column';
import { armTable } from '../../core/results';
import { ArmTable } from '../parts/ArmTable';
import { Button, ButtonLink } from '../parts/Button';
import { CellGrid, type BlockChoice } from '../parts/CellGrid';
import { GridTools } from '../parts/GridTools';
import { Empty, Failure, Waiting } from '../parts/Notice';
import { ProblemTable } from '../parts/ProblemTable';
import { RejudgePanel } from '../parts/RejudgePanel';
import { RunHead } from '../parts/RunHead';
import { SampleList } from '../parts/SampleList';
import { firstEnded } from '../state/board';
import { useDesk } from '../state/desk';
import { everyRow, readRowChoice, writeRowChoice, type RowChoice } from '../state/grid-rows';
import { experimentPath, trajectoryPath, type ExperimentView } from '../state/paths';
import type { Run } from '../state/run';
import { settled } from '../state/settled';
import { createUnhurried } from '../state/unhurried';
import { useTitle } from '../state/title';
import styles from './Experiment.module.css';

/** Loaded when it is looked at: it brings the drawing library. */
const Figures = lazy(() => import('../parts/Figures'));

/** One experiment: the run as it goes, its results, and its figures. */
export default function Experiment(): JSX.Element {
  const desk = useDesk();
  const params = useParams<{ id: string; view?: string }>();
  const [run] = createResource(
    () => params.id,
    (id) => desk.runs.open(id),
  );
  return (
    <Switch fallback={<Waiting text="Opening the experiment" />}>
      <Match when={run.error}>
        {(error) => <Failure title="The experiment could not be read" error={error()} />}
      </Match>
      <Match when={settled(run) === null}>
        <Empty
          title="No such experiment"
          text="It was deleted, or it was made in another browser. A downloaded file brings it here."
        >
          <ButtonLink href="/experiments">All experiments</ButtonLink>
        </Empty>
      </Match>
      <Match when={settled(run)} keyed>
        {(open) => <OpenExperiment run={open} view={viewOf(params.view)} />}
      </Match>
    </Switch>
  );
}

function viewOf(text: string | undefined): ExperimentView {
  return text === 'results' || text === 'figures' ? text : 'run';
}

function noRowsText(isBusy: boolean): string {
  return isBusy
    ? 'None so far: the run goes on, and they appear here as they come.'
    : 'The filters above leave nothing of this experiment.';
}

function OpenExperiment(props: { readonly run: Run; readonly view: ExperimentView }): JSX.Element {
  const navigate = useNavigate();
  const [choice, setChoice] = createSignal<BlockChoice | null>(null);
  const [query, setQuery] = useSearchParams<{ show?: string; differ?: string; sort?: string }>();
  const rows = createMemo(() => readRowChoice(query));
  const chooseRows = (chosen: RowChoice): void => setQuery(writeRowChoice(chosen), { replace: true });
  useTitle(() => props.run.experiment.spec.name);
  /** Every column that the whole run will satisfy, from the start: none moves while it fills. */
  const columns = createMemo(() => {
    const { arms, spec } = props.run.experiment;
    return columnsFor(arms.map(({ maxTurns }) => ({ maxTurns, most: spec.samples })));
  });
  const table = createUnhurried(
    () => props.run.pace(),
    () => props.run.isBusy(),
    () => armTable(props.run.experiment, props.run.board.summaries(), columns()),
  );

  function open(chosen: BlockChoice): void {
    const problem = props.run.experiment.problems[chosen.problem];
    const arm = props.run.experiment.arms[chosen.arm];
    const state =
      chosen.sample === null ? 0 : (props.run.board.block(chosen.problem, chosen.arm)[chosen.sample] ?? 0);
    const hasEnded = state >= firstEnded;
    if (chosen.sample === null || !hasEnded || !problem || !arm) return void setChoice(chosen);
    const key = { experimentId: props.run.experiment.id, problemId: problem.id, arm: arm.name };
    navigate(trajectoryPath({ ...key, sample: chosen.sample }));
  }

  return (
    <div class={styles.page}>
      <RunHead run={props.run} />
      <nav class={styles.views} aria-label="Views of the experiment">
        <A href={experimentPath(props.run.experiment.id)} end activeClass={styles.here ?? ''}>
          Run
        </A>
        <A href={experimentPath(props.run.experiment.id, 'results')} activeClass={styles.here ?? ''}>
          Results
        </A>
        <A href={experimentPath(props.run.experiment.id, 'figures')} activeClass={styles.here ?? ''}>
          Figures
        </A>
      </nav>
      <Show when={props.view !== 'figures'}>
        <ArmTable table={table()} />
      </Show>
      <Switch>
        <Match when={props.view === 'run'}>
          <GridTools board={props.run.board} choice={rows()} onChoice={chooseRows} />
          <CellGrid
            experiment={props.run.experiment}
            board={props.run.board}
            choice={rows()}
            onOpen={open}
            empty={
              <Empty title="No problem has such samples" text={noRowsText(props.run.isBusy())}>
                <Button onClick={() => chooseRows({ ...everyRow, order: rows().order })}>
                  Show all problems
                </Button>
              </Empty>
            }
          />
        </Match>
        <Match when={props.view === 'results'}>
          <ProblemTable experiment={props.run.experiment} table={table()} onOpen={open} />
          <RejudgePanel run={props.run} />
        </Match>
        <Match when={props.view === 'figures'}>
          <Suspense fallback={<Waiting text="Opening the figures" />}>
            <Figures run={props.run} />
          </Suspense>
        </Match>
      </Switch>
      <SampleList run={props.run} choice={choice()} onClose={() => setChoice(null)} />
    </div>
  );
}
