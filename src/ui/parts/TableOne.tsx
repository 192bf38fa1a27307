import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { captionOf } from '../../core/caption';
import { paperModels, paperTable } from '../../core/paper-table';
import { poolLines, requestOf } from '../../core/pool';
import type { Study } from '../../core/study';
import { tableRows } from '../../core/table-rows';
import { tablePlot } from '../../figures/table-plot';
import { useDesk } from '../state/desk';
import { bootstrapDraws, bootstrapText, createEstimates } from '../state/estimates';
import { columnsOf } from '../state/table-columns';
import { SelectField } from './Field';
import { Figure } from './Figure';
import { Pending } from './Pending';
import { PowerTable } from './PowerTable';
import { RateTable } from './RateTable';

const noPaper = 'none';

/** Table 1: pass rates with intervals and differences to a reference arm, beside the paper's numbers where wanted. */
export function TableOne(props: { readonly studies: readonly Study[] }): JSX.Element {
  const { lab } = useDesk();
  const [reference, setReference] = createSignal('0');
  const [model, setModel] = createSignal<string>(noPaper);
  const [byFamily, setByFamily] = createSignal(false);
  const plan = createMemo(() => {
    const pool = poolLines(props.studies);
    const chosen = Math.min(Number(reference()), pool.lines.length - 1);
    return {
      pool,
      request: requestOf(pool, {
        columns: columnsOf(pool.lines, model() !== noPaper),
        reference: chosen,
        draws: bootstrapDraws,
        byFamily: byFamily(),
      }),
    };
  });
  const estimates = createEstimates(
    lab,
    () => plan(),
    ({ request }) => [request],
  );
  const paper = createMemo(() => paperTable.filter((row) => row.model === model()));
  return (
    <Pending of={estimates} what="Table 1">
      {(answer) => (
        <Show when={answer().tables[0]}>
          {(table) => {
            const rows = createMemo(() => tableRows(table()));
            return (
              <Figure
                title="Table 1: pass rates of every arm"
                caption={`${captionOf(props.studies)} · ${bootstrapText(answer().tables)}`}
                rows={rows().map((row) => ({ ...row }))}
                plot={(style) => tablePlot(rows(), model() === noPaper ? null : model(), style)}
                choices={
                  <>
                    <SelectField
                      label="Compare with"
                      value={reference()}
                      options={answer().plan.pool.lines.map(({ label }, at) => ({
                        value: String(at),
                        label,
                      }))}
                      onChange={setReference}
                    />
                    <SelectField
                      label="Numbers of the paper"
                      value={model()}
                      options={[noPaper, ...paperModels].map((value) => ({ value, label: value }))}
                      onChange={setModel}
                    />
                    <Show when={answer().plan.pool.clusters}>
                      <label>
                        <input
                          type="checkbox"
                          checked={byFamily()}
                          onChange={(event) => setByFamily(event.currentTarget.checked)}
                        />{' '}
                        Resample families of problems
                      </label>
                    </Show>
                  </>
                }
              >
                <RateTable table={table()} paper={paper()} testId="table-1" />
                <PowerTable table={table()} lines={answer().plan.pool.lines} />
              </Figure>
            );
          }}
        </Show>
      )}
    </Pending>
  );
}
