import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { captionOf } from '../../core/caption';
import { groupLaptops, poolClass, type ClassResult } from '../../core/class-result';
import { columnsFor } from '../../core/column';
import { poolLines, requestOf } from '../../core/pool';
import { tableRows } from '../../core/table-rows';
import { classPoints } from '../../figures/class-points';
import type { ClassFiles } from '../state/class-files';
import { useDesk } from '../state/desk';
import { bootstrapDraws, bootstrapText, createEstimates } from '../state/estimates';
import { plural } from '../state/words';
import { ClassLaptops } from './ClassLaptops';
import { SelectField } from './Field';
import { Figure } from './Figure';
import { Empty } from './Notice';
import { Pending } from './Pending';
import { RateTable } from './RateTable';

/** What a class's files come to together: figure, pooled table, laptop by laptop, and what was left out. */
export default function ClassPool(props: { readonly files: ClassFiles }): JSX.Element {
  const groups = createMemo(() => groupLaptops(props.files.laptops));
  const [chosen, setChosen] = createSignal<string | null>(null);
  const hash = () => chosen() ?? groups()[0]?.hash ?? null;
  const result = createMemo(() => {
    const one = hash();
    return one === null ? null : poolClass(props.files.laptops, one);
  });
  return (
    <Show
      when={result()}
      fallback={
        <>
          <Empty title="Nothing to pool" text="None of these files is an experiment of this lab." />
          <ClassLaptops result={null} unread={props.files.unread} />
        </>
      }
    >
      {(own) => (
        <>
          <Show when={groups().length > 1}>
            <SelectField
              label="These files hold different experiments. Pool"
              value={hash() ?? ''}
              options={groups().map(({ hash: value, name, laptops, trajectories }) => ({
                value,
                label: `${name} (${plural(laptops, 'laptop')}, ${plural(trajectories, 'trajectory', 'trajectories')})`,
              }))}
              onChange={setChosen}
            />
          </Show>
          <PooledFigure result={own()} />
          <ClassLaptops result={own()} unread={props.files.unread} />
        </>
      )}
    </Show>
  );
}

function PooledFigure(props: { readonly result: ClassResult }): JSX.Element {
  const { lab } = useDesk();
  const plan = createMemo(() => {
    const pool = poolLines([props.result.study]);
    const reach = pool.lines.map(({ maxTurns, counts }) => ({
      maxTurns,
      most: Math.max(0, ...counts.map(({ trajectories }) => trajectories)),
    }));
    const choices = { columns: columnsFor(reach), reference: 0, draws: bootstrapDraws, byFamily: false };
    return { request: requestOf(pool, choices), result: props.result };
  });
  const estimates = createEstimates(
    lab,
    () => plan(),
    ({ request }) => [request],
  );
  return (
    <Pending of={estimates} what="the class result">
      {(answer) => (
        <Show when={answer().tables[0]}>
          {(table) => {
            const rows = createMemo(() => tableRows(table()));
            const first = () => rows().filter(({ column }) => column === 'pass@1');
            return (
              <Figure
                title={`The class: ${answer().plan.result.laptops.length} laptops`}
                caption={`${captionOf([answer().plan.result.study])} · a ring is a laptop, a filled sign all together · ${bootstrapText(answer().tables)}`}
                rows={answer().plan.result.points.map((point) => ({ ...point }))}
                plot={(style) => classPoints(answer().plan.result.points, first(), style)}
              >
                <RateTable table={table()} testId="class-table" />
              </Figure>
            );
          }}
        </Show>
      )}
    </Pending>
  );
}
