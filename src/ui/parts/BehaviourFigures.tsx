import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { armRows } from '../../core/arm-rows';
import { captionOf } from '../../core/caption';
import { changeRows } from '../../core/change-rows';
import { outcomeRows } from '../../core/outcome-rows';
import type { Study } from '../../core/study';
import { tokenRows } from '../../core/token-rows';
import { changes } from '../../figures/changes';
import { outcomes } from '../../figures/outcomes';
import { DataTable } from './DataTable';
import { NumberField } from './Field';
import { Figure } from './Figure';
import { Missing } from './Missing';
import styles from './Figures.module.css';

/** What attempts came to, turn by turn, and what refining gained and lost. */
export function TurnFigures(props: { readonly studies: readonly Study[] }): JSX.Element {
  const ended = createMemo(() => outcomeRows(props.studies));
  const changed = createMemo(() => changeRows(props.studies));
  return (
    <>
      <Figure
        title="Outcomes by turn"
        caption={captionOf(props.studies)}
        rows={ended().map((row) => ({ ...row }))}
        plot={(style) => outcomes(ended(), style)}
      />
      <Show
        when={changed().length > 0}
        fallback={
          <Missing title="Public tests gained and lost by turn">No attempt refines another one yet.</Missing>
        }
      >
        <Figure
          title="Public tests gained and lost by turn"
          caption={captionOf(props.studies)}
          rows={changed().map((row) => ({ ...row }))}
          plot={(style) => changes(changed(), style)}
        />
      </Show>
    </>
  );
}

/** Every arm under every turn limit, and what its turns cost. */
export function ArmTables(props: { readonly studies: readonly Study[] }): JSX.Element {
  const most = createMemo(() => Math.max(1, ...props.studies.map(({ samples }) => samples)));
  const [wanted, setWanted] = createSignal(2);
  const k = () => Math.min(wanted(), most());
  const arms = createMemo(() =>
    armRows(props.studies, k()).map(({ passAt1, passAtK, passHatK, ...row }) => ({
      ...row,
      'pass@1': passAt1,
      [`pass@${k()}`]: passAtK,
      [`pass^${k()}`]: passHatK,
      reason: 'no trajectory, too few of them, or an engine that tells no tokens',
    })),
  );
  const tokens = createMemo(() =>
    tokenRows(props.studies).map((row) => ({ ...row, reason: 'the engine told no token counts' })),
  );
  return (
    <>
      <Show when={most() > 1}>
        <div class={styles.k}>
          <NumberField label="k of the table below" min={1} max={most()} value={k()} onChange={setWanted} />
        </div>
      </Show>
      <DataTable
        label="Every arm under every turn limit: success within so many turns, consistency, cost of a trajectory; shares lie between 0 and 1"
        rows={arms()}
        testId="arms"
      />
      <DataTable label="Tokens of an attempt by turn" rows={tokens()} testId="tokens" />
    </>
  );
}
