import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { captionOf } from '../../core/caption';
import { difficultyRows, planDifficulties } from '../../core/difficulty-rows';
import type { Study } from '../../core/study';
import { planTogether, togetherRows } from '../../core/together-rows';
import { planTurnLimits, turnLimitRows, type TurnLimitRow } from '../../core/turn-limit-rows';
import { difficulties } from '../../figures/difficulties';
import { together } from '../../figures/together';
import { turnLimits } from '../../figures/turn-limits';
import { useDesk } from '../state/desk';
import { bootstrapDraws, bootstrapText, createEstimates } from '../state/estimates';
import { plural } from '../state/words';
import { SelectField } from './Field';
import { Figure } from './Figure';
import { Missing } from './Missing';
import { Pending } from './Pending';

const panels: readonly TurnLimitRow['panel'][] = ['fixed trajectories', 'fixed attempts'];

/** Figure 2: what more turns bring, at fixed trajectories and at a fixed budget of attempts. */
export function FigureTwo(props: { readonly studies: readonly Study[] }): JSX.Element {
  const { lab } = useDesk();
  const [panel, setPanel] = createSignal<TurnLimitRow['panel']>('fixed attempts');
  const plan = createMemo(() => planTurnLimits(props.studies, bootstrapDraws));
  const estimates = createEstimates(
    lab,
    () => plan(),
    ({ request }) => [request],
  );
  return (
    <Show
      when={plan().pool.lines.length > 0}
      fallback={
        <Missing title="Figure 2: more turns">
          It needs an arm with more than one turn; none of these experiments has one.
        </Missing>
      }
    >
      <Pending of={estimates} what="Figure 2">
        {(answer) => {
          const rows = createMemo(() =>
            answer().tables.flatMap((table) => turnLimitRows(answer().plan, table)),
          );
          const own = createMemo(() => rows().filter((row) => row.panel === panel()));
          return (
            <Figure
              title={`Figure 2: more turns, ${panel()}`}
              caption={`${captionOf(props.studies)} · ${bootstrapText(answer().tables)}`}
              rows={own().map((row) => ({ ...row }))}
              plot={(style) => turnLimits(rows(), panel(), style)}
              choices={
                <SelectField
                  label="Hold fixed"
                  value={panel()}
                  options={panels.map((value) => ({ value, label: value }))}
                  onChange={setPanel}
                />
              }
            />
          );
        }}
      </Pending>
    </Show>
  );
}

/** Figure 4: best and worst of the combinations of prompts that were run, by difficulty, one a turn limit. */
export function FigureFour(props: { readonly studies: readonly Study[] }): JSX.Element {
  const { lab } = useDesk();
  const plan = createMemo(() => planDifficulties(props.studies, bootstrapDraws));
  const estimates = createEstimates(
    lab,
    () => plan(),
    (parts) => parts.map(({ request }) => request),
  );
  return (
    <Show
      when={plan().length > 0}
      fallback={
        <Missing title="Figure 4: prompts by difficulty">
          None of these problems says how hard it is held to be.
        </Missing>
      }
    >
      <Pending of={estimates} what="Figure 4">
        {(answer) => {
          const rows = createMemo(() => difficultyRows(answer().plan, answer().tables));
          const limits = () => [...new Set(rows().map(({ maxTurns }) => maxTurns))].sort((a, b) => a - b);
          return (
            <For each={limits()}>
              {(maxTurns) => (
                <Figure
                  title={`Figure 4: prompts by difficulty, ${plural(maxTurns, 'turn')}`}
                  caption={`${captionOf(props.studies)} · ${bootstrapText(answer().tables)}`}
                  rows={rows()
                    .filter((row) => row.maxTurns === maxTurns)
                    .map((row) => ({ ...row }))}
                  plot={(style) => difficulties(rows(), maxTurns, style)}
                />
              )}
            </For>
          );
        }}
      </Pending>
    </Show>
  );
}

/** Figure 7: everything together, against the budget of attempts. */
export function FigureSeven(props: { readonly studies: readonly Study[] }): JSX.Element {
  const { lab } = useDesk();
  const plan = createMemo(() => planTogether(props.studies, bootstrapDraws));
  const estimates = createEstimates(
    lab,
    () => plan(),
    ({ request }) => [request],
  );
  return (
    <Pending of={estimates} what="Figure 7">
      {(answer) => {
        const rows = createMemo(() => answer().tables.flatMap(togetherRows));
        return (
          <Show
            when={rows().length > 0}
            fallback={
              <Missing title="Figure 7: everything together">
                No arm has enough trajectories for one budget yet.
              </Missing>
            }
          >
            <Figure
              title="Figure 7: everything together"
              caption={`${captionOf(props.studies)} · ${bootstrapText(answer().tables)}`}
              rows={rows().map((row) => ({ ...row }))}
              plot={(style) => together(rows(), style)}
            />
          </Show>
        );
      }}
    </Pending>
  );
}
