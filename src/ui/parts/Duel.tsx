import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { captionOf } from '../../core/caption';
import { compareRows, type CompareRow } from '../../core/compare';
import { poolLines, requestOf, type Pool, type StudyLine } from '../../core/pool';
import { problemDots } from '../../figures/problem-dots';
import { useDesk } from '../state/desk';
import { bootstrapDraws, bootstrapText, createEstimates } from '../state/estimates';
import type { ArmKey } from '../state/paths';
import type { StudySource } from '../state/studies';
import { plural } from '../state/words';
import { CompareTable } from './CompareTable';
import { Figure } from './Figure';
import { Empty } from './Notice';
import { PairView } from './PairView';
import { Pending } from './Pending';
import { RateTable } from './RateTable';
import { columnsOf } from '../state/table-columns';
import styles from './Duel.module.css';

interface Ring {
  readonly pool: Pool;
  readonly a: StudyLine;
  readonly b: StudyLine;
}

/** Two arms: rates with their paired difference, a dot plot, who solved what, and the programs behind it. */
export function Duel(props: {
  readonly sources: readonly StudySource[];
  readonly a: ArmKey;
  readonly b: ArmKey;
}): JSX.Element {
  const ring = createMemo(() => ringOf(props.sources, props.a, props.b));
  return (
    <Show
      when={ring()}
      fallback={
        <Empty
          title="No such arm"
          text="Its experiment was deleted, or it has no arm of that name. Choose another above."
        />
      }
    >
      {(found) => <Rounds ring={found()} sources={props.sources} a={props.a} b={props.b} />}
    </Show>
  );
}

function Rounds(props: {
  readonly ring: Ring;
  readonly sources: readonly StudySource[];
  readonly a: ArmKey;
  readonly b: ArmKey;
}): JSX.Element {
  const { lab } = useDesk();
  const [open, setOpen] = createSignal<string | null>(null);
  const rows = createMemo(() => compareRows(props.ring.pool, props.ring.a, props.ring.b));
  const opened = () => rows().find(({ problemId }) => problemId === open()) ?? null;
  const names = () => ({ a: props.ring.a.label, b: props.ring.b.label });
  const studies = () => [...new Set([props.ring.a.study, props.ring.b.study])];
  const plan = createMemo(() => {
    const { lines } = props.ring.pool;
    const choices = {
      columns: columnsOf(lines, false),
      reference: 0,
      draws: bootstrapDraws,
      byFamily: false,
    };
    return { request: requestOf(props.ring.pool, choices) };
  });
  const estimates = createEstimates(
    lab,
    () => plan(),
    ({ request }) => [request],
  );
  return (
    <Show
      when={rows().length > 0}
      fallback={
        <Empty
          title="No problem in common"
          text="The two arms have no problem on which both have finished a trajectory."
        />
      }
    >
      <ul class={styles.counts} data-testid="solved">
        <For each={countsOf(rows(), names())}>{(text) => <li>{text}</li>}</For>
      </ul>
      <Pending of={estimates} what="the difference">
        {(answer) => (
          <For each={answer().tables}>
            {(table) => (
              <section class={styles.rates}>
                <RateTable table={table} testId="compare-rates" />
                <p>{bootstrapText(answer().tables)}</p>
              </section>
            )}
          </For>
        )}
      </Pending>
      <Figure
        title={`${names().a} and ${names().b}, problem by problem`}
        caption={`${captionOf(studies())} · differences on ${plural(rows().length, 'problem')} that both have run`}
        rows={rows().map((row) => ({ ...row }))}
        plot={(style) => problemDots(rows(), names(), style)}
      />
      <CompareTable rows={rows()} names={names()} onOpen={setOpen} />
      <Show when={opened()} keyed>
        {(row) => <PairView row={row} sources={props.sources} a={props.a} b={props.b} />}
      </Show>
    </Show>
  );
}

/** The two lines under names that differ, over the problems of their experiments; null when one is missing. */
function ringOf(sources: readonly StudySource[], a: ArmKey, b: ArmKey): Ring | null {
  const pool = poolLines(sources.map(({ study }) => study));
  const lineOf = (key: ArmKey): StudyLine | undefined =>
    pool.lines.find(({ study, strategy }) => study.id === key.experimentId && strategy.name === key.arm);
  const [first, second] = [lineOf(a), lineOf(b)];
  if (first === undefined || second === undefined) return null;
  const other = first.label === second.label ? { ...second, label: `${second.label} (B)` } : second;
  return { pool: { ...pool, lines: [first, other] }, a: first, b: other };
}

function countsOf(
  rows: readonly CompareRow[],
  names: { readonly a: string; readonly b: string },
): readonly string[] {
  const count = (solved: CompareRow['solved']): string =>
    plural(rows.filter((row) => row.solved === solved).length, 'problem');
  return [
    `Solved by ${names.a} alone: ${count('only A')}`,
    `by ${names.b} alone: ${count('only B')}`,
    `by both: ${count('both')}`,
    `by neither: ${count('neither')}`,
  ];
}
