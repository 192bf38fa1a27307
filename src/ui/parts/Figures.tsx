import { createMemo, createResource, createSignal, For, Show, untrack, type JSX } from 'solid-js';
import { createAbortable } from '../state/abortable';
import { useDesk } from '../state/desk';
import { comparePath } from '../state/paths';
import type { Run } from '../state/run';
import { settled } from '../state/settled';
import { countStored } from '../state/studies';
import { countText, plural } from '../state/words';
import { ArmTables, TurnFigures } from './BehaviourFigures';
import { Button, ButtonLink } from './Button';
import { FigureFour, FigureSeven, FigureTwo } from './CurveFigures';
import { FrontierFigure } from './FrontierFigure';
import { Empty } from './Notice';
import { Pending } from './Pending';
import { SimilarityFigure } from './SimilarityFigure';
import { TableOne } from './TableOne';
import styles from './Figures.module.css';

/** The paper's figures from this experiment, and from others beside it where wanted. */
export default function Figures(props: { readonly run: Run }): JSX.Element {
  const { lab } = useDesk();
  const own = () => props.run.experiment.id;
  const [others, setOthers] = createSignal<readonly string[]>([]);
  /** Trajectories that the figures were drawn from: they stand still while a run goes on. */
  const [drawn, setDrawn] = createSignal(untrack(() => props.run.board.finished()));
  const wanted = createMemo(() => ({ ids: [own(), ...others()], drawn: drawn() }));
  const sources = createAbortable(
    () => wanted(),
    ({ ids }, signal) => countStored(lab, ids, signal),
  );
  const fresh = () => props.run.pace().finished - drawn();
  const pair = () => {
    const [a, b] = [props.run.experiment.arms[0], props.run.experiment.arms[1]];
    const key = (arm: string) => ({ experimentId: own(), arm });
    return a && b ? comparePath(key(a.name), key(b.name)) : null;
  };
  return (
    <div class={styles.page} data-testid="figures">
      <div class={styles.head}>
        <OtherExperiments own={own()} chosen={others()} onChange={setOthers} />
        <Show when={pair()}>
          {(path) => <ButtonLink href={path()}>Compare two arms problem by problem</ButtonLink>}
        </Show>
        <Show when={fresh() > 0}>
          <p class={styles.fresh}>
            Drawn from {countText(drawn())} trajectories; {countText(fresh())} more have finished since.{' '}
            <Button onClick={() => setDrawn(props.run.pace().finished)}>Draw again</Button>
          </p>
        </Show>
        <Show when={drawn() < props.run.pace().asked}>
          <p class={styles.partial}>
            {countText(drawn())} of {countText(props.run.pace().asked)} trajectories are in: these figures are
            of an incomplete run, and rates may be means over fewer problems.
          </p>
        </Show>
      </div>
      <Pending of={sources} what="the figures">
        {(counted) => {
          const studies = createMemo(() => counted().map(({ study }) => study));
          return (
            <Show
              when={counted().some(({ summaries }) => summaries.length > 0)}
              fallback={
                <Empty
                  title="Nothing to draw yet"
                  text="Figures come from finished trajectories. Start the run; then draw again here."
                />
              }
            >
              <h2>How often it is solved</h2>
              <TableOne studies={studies()} />
              <FrontierFigure studies={studies()} />
              <FigureTwo studies={studies()} />
              <FigureFour studies={studies()} />
              <FigureSeven studies={studies()} />
              <h2>What happens on the way</h2>
              <SimilarityFigure studies={studies()} />
              <TurnFigures studies={studies()} />
              <ArmTables studies={studies()} />
            </Show>
          );
        }}
      </Pending>
    </div>
  );
}

/** The other stored experiments, each to be drawn beside this one. */
function OtherExperiments(props: {
  readonly own: string;
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}): JSX.Element {
  const { lab } = useDesk();
  const [heads] = createResource(async () => (await lab.store()).heads());
  const offered = () => (settled(heads) ?? []).filter(({ id, done }) => id !== props.own && done > 0);
  const toggle = (id: string, isChosen: boolean): void =>
    props.onChange(isChosen ? [...props.chosen, id] : props.chosen.filter((one) => one !== id));
  return (
    <Show when={offered().length > 0}>
      <details class={styles.others}>
        <summary>
          Draw other experiments as well
          <Show when={props.chosen.length > 0}> ({props.chosen.length} chosen)</Show>
        </summary>
        <ul>
          <For each={offered()}>
            {(head) => (
              <li>
                <label>
                  <input
                    type="checkbox"
                    checked={props.chosen.includes(head.id)}
                    onChange={(event) => toggle(head.id, event.currentTarget.checked)}
                  />{' '}
                  {head.name}{' '}
                  <span class={styles.partial}>
                    {plural(head.done, 'trajectory', 'trajectories')},{' '}
                    {new Date(head.createdAt).toLocaleString()}
                  </span>
                </label>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}
