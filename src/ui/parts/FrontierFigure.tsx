import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { captionOf } from '../../core/caption';
import { frontierRows, frontierStretches, planFrontier, type Currency } from '../../core/frontier-rows';
import type { Study } from '../../core/study';
import { frontier } from '../../figures/frontier';
import { useDesk } from '../state/desk';
import { bootstrapDraws, bootstrapText, createEstimates } from '../state/estimates';
import { currencyNames, stretchText } from '../state/frontier-text';
import { SelectField } from './Field';
import { Figure } from './Figure';
import { Pending } from './Pending';
import styles from './FrontierFigure.module.css';

const currencies: readonly Currency[] = ['reserved', 'used', 'tokens', 'evaluated'];
const submissionChoices = [
  { value: '1', label: 'one of each draw' },
  { value: 'all', label: 'all that pass the public tests' },
] as const;

/** The equal-compute frontier: which strategy is worth its budget, in attempts or in tokens. */
export function FrontierFigure(props: { readonly studies: readonly Study[] }): JSX.Element {
  const { lab } = useDesk();
  const [currency, setCurrency] = createSignal<Currency>('reserved');
  const [submissions, setSubmissions] = createSignal<'1' | 'all'>('1');
  const [prefixes, setPrefixes] = createSignal(false);
  const plan = createMemo(() =>
    planFrontier(props.studies, {
      submissions: submissions() === 'all' ? 'all' : 1,
      prefixes: prefixes(),
      draws: bootstrapDraws,
    }),
  );
  const estimates = createEstimates(
    lab,
    () => plan(),
    ({ request }) => [request],
  );
  return (
    <Pending of={estimates} what="the frontier">
      {(answer) => {
        const rows = createMemo(() =>
          answer().tables.flatMap((table) => frontierRows(answer().plan, table, currency())),
        );
        const stretches = createMemo(() => frontierStretches(rows()));
        return (
          <Figure
            title="Equal compute: pass rate against budget"
            caption={`${captionOf(props.studies)} · ${bootstrapText(answer().tables)}`}
            rows={rows().map((row) => ({ ...row }))}
            plot={(style) => frontier(rows(), stretches(), currency(), style)}
            choices={
              <>
                <SelectField
                  label="Budget in"
                  value={currency()}
                  options={currencies.map((value) => ({ value, label: currencyNames[value] }))}
                  onChange={setCurrency}
                />
                <SelectField
                  label="Programs submitted"
                  value={submissions()}
                  options={submissionChoices}
                  onChange={setSubmissions}
                />
                <label class={styles.check}>
                  <input
                    type="checkbox"
                    checked={prefixes()}
                    onChange={(event) => setPrefixes(event.currentTarget.checked)}
                  />{' '}
                  Smaller turn limits as well
                </label>
              </>
            }
          >
            <Show
              when={stretches().length > 0}
              fallback={
                <p class={styles.none}>
                  No arm can be placed on this axis: its engine told no token counts, or nothing has run yet.
                </p>
              }
            >
              <ol class={styles.stretches} data-testid="stretches">
                <For each={stretches()}>{(stretch) => <li>{stretchText(stretch, currency())}</li>}</For>
              </ol>
            </Show>
          </Figure>
        );
      }}
    </Pending>
  );
}
