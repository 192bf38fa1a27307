import { createSignal, For, Show, type JSX } from 'solid-js';
import { countDecisions, reasons, type RftCounts } from '../../core/rft-card';
import type { LossOn } from '../../core/rft-lines';
import { rftDefaults, selectRft, type RftOptions, type RftSource } from '../../core/rft-select';
import type { ExperimentHead } from '../../core/store';
import { useDesk } from '../state/desk';
import { download } from '../state/download';
import { settled } from '../state/settled';
import { countText } from '../state/words';
import { Button } from './Button';
import styles from './DataForm.module.css';
import { NumberField, SelectField } from './Field';
import { Empty, Failure } from './Notice';

const parts: readonly { readonly value: RftOptions['part']; readonly label: string }[] = [
  { value: 'multi-turn', label: 'With several turns (the paper)' },
  { value: 'single-turn', label: 'With one turn' },
  { value: 'all', label: 'All' },
];

const losses: readonly { readonly value: LossOn; readonly label: string }[] = [
  { value: 'last-reply', label: 'The last reply' },
  { value: 'all-replies', label: 'All replies' },
];

/** Builds a data set for rejection-sampling fine-tuning from every experiment that is chosen. */
export function RftForm(props: { readonly heads: readonly ExperimentHead[] }): JSX.Element {
  const desk = useDesk();
  const [chosen, setChosen] = createSignal('');
  const [part, setPart] = createSignal<RftOptions['part']>(rftDefaults.part);
  const [cap, setCap] = createSignal(rftDefaults.cap);
  const [lossOn, setLossOn] = createSignal<LossOn>('last-reply');
  const [held, setHeld] = createSignal('');
  const [counts, setCounts] = createSignal<RftCounts | null>(null);
  const [isBusy, setIsBusy] = createSignal(false);
  const [fault, setFault] = createSignal<unknown>(null);
  const heldSets = () => [
    { value: '', label: 'None' },
    ...(settled(desk.problemSets) ?? []).map(({ id, title }) => ({ value: id, label: title })),
  ];

  async function build(isWanted: boolean): Promise<void> {
    setFault(null);
    setIsBusy(true);
    try {
      const sources = await readSources();
      const heldProblems = held() === '' ? [] : (await desk.lab.problemSet(held())).problems;
      const options = { ...rftDefaults, part: part(), cap: cap() };
      const decisions = selectRft(sources, heldProblems, options);
      setCounts(countDecisions(decisions));
      if (isWanted) {
        const all = { ...options, lossOn: lossOn(), heldProblems: heldProblems.length };
        const bytes = await desk.lab.archive.writeRft(sources, decisions, all);
        download({ name: 'fine-tuning-data.zip', type: 'application/zip', parts: [bytes] });
      }
    } catch (error) {
      setFault(error);
    }
    setIsBusy(false);
  }

  async function readSources(): Promise<readonly RftSource[]> {
    const store = await desk.lab.store();
    const sources: RftSource[] = [];
    for (const { id } of props.heads.filter((head) => chosen() === '' || head.id === chosen())) {
      const experiment = await store.experiment(id);
      if (experiment === null) continue;
      const trajectories = [];
      for await (const trajectory of store.trajectories(id)) trajectories.push(trajectory);
      sources.push({ experiment, trajectories });
    }
    return sources;
  }

  return (
    <Show
      when={props.heads.length > 0}
      fallback={<Empty title="Nothing to build from" text="Run an experiment on training problems first." />}
    >
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void build(true);
        }}
      >
        <SelectField
          label="From"
          value={chosen()}
          options={[
            { value: '', label: 'Every experiment' },
            ...props.heads.map((head) => ({ value: head.id, label: head.name })),
          ]}
          onChange={setChosen}
        />
        <SelectField label="Dialogues" value={part()} options={parts} onChange={setPart} />
        <NumberField label="Most of one problem" value={cap()} min={1} max={10_000} onChange={setCap} />
        <SelectField label="Learn from" value={lossOn()} options={losses} onChange={setLossOn} />
        <SelectField
          label="Held out for evaluation"
          help="Problems too close to one of these are left out."
          value={held()}
          options={heldSets()}
          onChange={setHeld}
        />
        <div class={styles.actions}>
          <Button onClick={() => void build(false)} disabled={isBusy()}>
            Preview
          </Button>
          <Button type="submit" disabled={isBusy()}>
            Download
          </Button>
        </div>
        <Show when={fault()}>
          {(error) => (
            <div class={styles.wide}>
              <Failure title="The data set could not be built" error={error()} />
            </div>
          )}
        </Show>
        <Show when={counts()}>{(now) => <CountTable counts={now()} />}</Show>
      </form>
    </Show>
  );
}

function CountTable(props: { readonly counts: RftCounts }): JSX.Element {
  return (
    <table class={`${styles.wide} ${styles.table}`}>
      <caption>
        {countText(props.counts.kept)} of {countText(props.counts.sampled)} trajectories stay, of{' '}
        {countText(props.counts.problems)} problems
      </caption>
      <thead>
        <tr>
          <th scope="col">Left out because</th>
          <th scope="col" class={styles.number}>
            Trajectories
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={reasons}>
          {({ kind, text }) => (
            <tr>
              <th scope="row">{text}</th>
              <td class={styles.number}>{countText(props.counts.dropped[kind])}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
