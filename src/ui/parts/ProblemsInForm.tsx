import { createResource, createSignal, For, onCleanup, Show, type JSX } from 'solid-js';
import type { ProblemChoice } from '../../core/choose-problems';
import type { Difficulty } from '../../core/problem';
import { bringProblems, type BroughtProblems } from '../state/bring-problems';
import { useDesk } from '../state/desk';
import type { ImportProgress } from '../state/problem-imports';
import { settled } from '../state/settled';
import { Button } from './Button';
import { BroughtList } from './BroughtList';
import styles from './DataForm.module.css';
import { Field, NumberField, SelectField } from './Field';
import { Failure } from './Notice';

type Take = ProblemChoice['take']['kind'];

const takes: readonly { readonly value: Take; readonly label: string }[] = [
  { value: 'all', label: 'All of them' },
  { value: 'first', label: 'The first' },
  { value: 'random', label: 'At random' },
];

const levels: readonly { readonly value: Difficulty | 'any'; readonly label: string }[] = [
  { value: 'any', label: 'Any' },
  { value: 'easy', label: 'Easy' },
  { value: 'medium', label: 'Medium' },
  { value: 'hard', label: 'Hard' },
];

const flags = [
  { value: 'left', label: 'Leave out' },
  { value: 'taken', label: 'Take too' },
] as const;

/** Brings problems in from a data file, of this device or of an address, and keeps them as a set. */
export function ProblemsInForm(): JSX.Element {
  const desk = useDesk();
  const [take, setTake] = createSignal<Take>('random');
  const [count, setCount] = createSignal(100);
  const [seed, setSeed] = createSignal(1);
  const [level, setLevel] = createSignal<Difficulty | 'any'>('any');
  const [flagged, setFlagged] = createSignal<'left' | 'taken'>('left');
  const [tags, setTags] = createSignal('');
  const [from, setFrom] = createSignal('');
  const [to, setTo] = createSignal('');
  const [address, setAddress] = createSignal('');
  const [work, setWork] = createSignal<ImportProgress | null>(null);
  const [brought, setBrought] = createSignal<BroughtProblems | null>(null);
  const [fault, setFault] = createSignal<unknown>(null);
  const [kept, { refetch }] = createResource(() => desk.lab.problemImports.kept());
  let stop = new AbortController();
  onCleanup(() => stop.abort());

  function choice(): ProblemChoice {
    const difficulty = level();
    const wanted = tags()
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    const kind = take();
    return {
      difficulties: difficulty === 'any' ? null : [difficulty],
      tags: wanted.length === 0 ? null : wanted,
      from: from() || null,
      to: to() || null,
      flagged: flagged() === 'taken',
      take:
        kind === 'all'
          ? { kind }
          : kind === 'first'
            ? { kind, count: count() }
            : { kind, count: count(), seed: seed() },
    };
  }

  async function bring(source: File | URL): Promise<void> {
    stop = new AbortController();
    const { signal } = stop;
    setFault(null);
    setBrought(null);
    setWork({ share: 0, rows: 0 });
    try {
      setBrought(await bringProblems(desk.lab, source, choice(), setWork, signal));
      changed();
    } catch (error) {
      if (!signal.aborted) setFault(error);
    }
    setWork(null);
  }

  async function remove(id: string): Promise<void> {
    setFault(null);
    try {
      await desk.lab.problemImports.remove(id);
      changed();
    } catch (error) {
      setFault(error);
    }
  }

  function changed(): void {
    void refetch();
    desk.refreshProblemSets();
  }

  const keptHeads = () =>
    (settled(desk.problemSets) ?? []).filter(({ id }) => settled(kept)?.includes(id) ?? false);

  /** Whom a fetch would talk to; null while the address is none. */
  const host = (): string | null => (URL.canParse(address()) ? new URL(address()).host || null : null);

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (host() !== null) void bring(new URL(address()));
      }}
    >
      <SelectField label="Take" value={take()} options={takes} onChange={setTake} />
      <Show when={take() !== 'all'}>
        <NumberField label="How many" value={count()} min={1} max={10_000} onChange={setCount} />
      </Show>
      <Show when={take() === 'random'}>
        <NumberField label="Seed" value={seed()} min={0} max={2_147_483_646} onChange={setSeed} />
      </Show>
      <SelectField label="Difficulty" value={level()} options={levels} onChange={setLevel} />
      <Field label="Tags" help="Any of these, with commas between.">
        {(ids) => <input {...ids} value={tags()} onInput={(event) => setTags(event.currentTarget.value)} />}
      </Field>
      <Field label="Published from">
        {(ids) => (
          <input
            {...ids}
            type="date"
            value={from()}
            onInput={(event) => setFrom(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Published to">
        {(ids) => (
          <input {...ids} type="date" value={to()} onInput={(event) => setTo(event.currentTarget.value)} />
        )}
      </Field>
      <SelectField label="Flagged problems" value={flagged()} options={flags} onChange={setFlagged} />
      <Field label="Problem file">
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".json,.jsonl,.gz,.parquet"
            disabled={work() !== null}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void bring(file);
              event.currentTarget.value = '';
            }}
          />
        )}
      </Field>
      <Field
        label="Or its address"
        help="The file is fetched from the host that the button names, and from nowhere else."
      >
        {(ids) => (
          <input
            {...ids}
            type="url"
            placeholder="https://"
            value={address()}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class={styles.actions}>
        <Button type="submit" disabled={work() !== null || host() === null}>
          {host() === null ? 'Fetch' : `Fetch from ${host()}`}
        </Button>
      </div>
      <Show when={work()}>
        {(now) => (
          <div class={`${styles.wide} ${styles.actions}`}>
            <progress
              aria-label="Reading problems"
              max={1}
              {...(now().share === null ? {} : { value: now().share ?? 0 })}
            />
            <span>{now().rows} rows</span>
            <Button onClick={() => stop.abort()}>Stop</Button>
          </div>
        )}
      </Show>
      <Show when={fault()}>
        {(error) => (
          <div class={styles.wide}>
            <Failure title="The problems could not be brought in" error={error()} />
          </div>
        )}
      </Show>
      <Show when={brought()}>{(result) => <BroughtList brought={result()} />}</Show>
      <Show when={keptHeads().length > 0}>
        <ul class={styles.wide} aria-label="Sets brought in">
          <For each={keptHeads()}>
            {({ id, title, count: size }) => (
              <li class={styles.actions}>
                {title} ({size}){' '}
                <Button look="quiet" onClick={() => void remove(id)}>
                  Delete set {id}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </form>
  );
}
