import { useSearchParams } from '@solidjs/router';
import { createMemo, createResource, Show, type JSX } from 'solid-js';
import type { ExperimentHead } from '../../core/store';
import { Duel } from '../parts/Duel';
import { SelectField } from '../parts/Field';
import { Empty } from '../parts/Notice';
import { Pending } from '../parts/Pending';
import { ButtonLink } from '../parts/Button';
import { createAbortable } from '../state/abortable';
import { useDesk } from '../state/desk';
import { armKeyText, parseArmKey, type ArmKey } from '../state/paths';
import { settled } from '../state/settled';
import { countStored, type StudySource } from '../state/studies';
import { useTitle } from '../state/title';
import styles from './Compare.module.css';

/** Two arms, of one experiment or of two, problem by problem. */
export default function Compare(): JSX.Element {
  const { lab } = useDesk();
  const [query, setQuery] = useSearchParams<{ a?: string; b?: string }>();
  useTitle(() => 'Compare');
  const a = createMemo(() => parseArmKey(query.a));
  const b = createMemo(() => parseArmKey(query.b));
  const ids = createMemo(() => [...new Set([a(), b()].flatMap((key) => key?.experimentId ?? []))], [], {
    equals: (before, now) => before.join() === now.join(),
  });
  const sources = createAbortable(
    () => ids(),
    (wanted, signal) => countStored(lab, wanted, signal),
  );
  const [heads] = createResource(async () => (await lab.store()).heads());
  const choose = (side: 'a' | 'b') => (key: ArmKey) =>
    setQuery({ [side]: armKeyText(key) }, { replace: true });
  const pair = () => {
    const [first, second] = [a(), b()];
    return first && second ? { a: first, b: second } : null;
  };
  return (
    <div class={styles.page}>
      <h1>Compare two arms</h1>
      <Show
        when={(settled(heads) ?? []).length > 0 || heads.state === 'pending'}
        fallback={
          <Empty title="No experiments yet" text="Two arms of a finished run can be laid side by side here.">
            <ButtonLink href="/experiments/new">New experiment</ButtonLink>
          </Empty>
        }
      >
        <div class={styles.sides}>
          <Side
            name="A"
            chosen={a()}
            heads={settled(heads) ?? []}
            sources={settled(sources) ?? []}
            onChange={choose('a')}
          />
          <Side
            name="B"
            chosen={b()}
            heads={settled(heads) ?? []}
            sources={settled(sources) ?? []}
            onChange={choose('b')}
          />
        </div>
        <Pending of={sources} what="the comparison">
          {(counted) => (
            <Show when={pair()} fallback={<p class={styles.hint}>Choose an arm on either side.</p>}>
              {(both) => <Duel sources={counted()} a={both().a} b={both().b} />}
            </Show>
          )}
        </Pending>
      </Show>
    </div>
  );
}

const nothing = '';

function Side(props: {
  readonly name: string;
  readonly chosen: ArmKey | null;
  readonly heads: readonly ExperimentHead[];
  readonly sources: readonly StudySource[];
  readonly onChange: (key: ArmKey) => void;
}): JSX.Element {
  const { lab } = useDesk();
  const arms = () =>
    props.sources
      .find(({ study }) => study.id === props.chosen?.experimentId)
      ?.study.arms.map(({ name }) => name) ?? [];

  /** Keeps the arm's name where the other experiment has it. */
  async function move(id: string): Promise<void> {
    const experiment = await (await lab.store()).experiment(id);
    const names = experiment?.arms.map(({ name }) => name) ?? [];
    const arm = names.find((name) => name === props.chosen?.arm) ?? names[0];
    if (arm !== undefined) props.onChange({ experimentId: id, arm });
  }

  return (
    <fieldset class={styles.side}>
      <legend>{props.name}</legend>
      <SelectField
        label="Experiment"
        value={props.chosen?.experimentId ?? nothing}
        options={[
          ...(props.chosen === null ? [{ value: nothing, label: 'Choose one' }] : []),
          ...props.heads.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => void move(id)}
      />
      <SelectField
        label="Arm"
        value={props.chosen?.arm ?? nothing}
        disabled={arms().length === 0}
        options={arms().map((name) => ({ value: name, label: name }))}
        onChange={(arm) => props.chosen && props.onChange({ ...props.chosen, arm })}
      />
    </fieldset>
  );
}
