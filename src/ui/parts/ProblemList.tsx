import { A } from '@solidjs/router';
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { Difficulty, Problem, ProblemSet } from '../../core/problem';
import { problemPath } from '../state/paths';
import { plural } from '../state/words';
import { Button } from './Button';
import { Field, SelectField } from './Field';
import styles from './ProblemList.module.css';
import { Scroller } from './Scroller';
import { Term } from './Term';

/** Rows drawn at first, and again with each wish for more. */
const page = 100;

type Level = Difficulty | 'any';

const levels: readonly { readonly value: Level; readonly label: string }[] = [
  { value: 'any', label: 'Any' },
  { value: 'easy', label: 'Easy' },
  { value: 'medium', label: 'Medium' },
  { value: 'hard', label: 'Hard' },
];

/** A set's problems, searched by word and difficulty. */
export function ProblemList(props: { readonly set: ProblemSet }): JSX.Element {
  const [words, setWords] = createSignal('');
  const [level, setLevel] = createSignal<Level>('any');
  const [shown, setShown] = createSignal(page);
  const found = createMemo(() => {
    const wanted = words().toLowerCase().split(/\s+/).filter(Boolean);
    return props.set.problems.filter(
      (problem) =>
        (level() === 'any' || problem.difficulty === level()) &&
        wanted.every((word) => searchText(problem).includes(word)),
    );
  });
  const rows = () => found().slice(0, shown());
  return (
    <>
      <search class={styles.search}>
        <Field label="Search">
          {(ids) => (
            <input
              {...ids}
              type="search"
              value={words()}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Field>
        <SelectField label="Difficulty" value={level()} options={levels} onChange={setLevel} />
        <output>{plural(found().length, 'problem')}</output>
      </search>
      <Show when={found().length > 0} fallback={<p>No problem of this set is like that.</p>}>
        <Scroller label="Problems of the set">
          <table class={styles.table}>
            <caption class="visually-hidden">{props.set.title}</caption>
            <thead>
              <tr>
                <th scope="col">Problem</th>
                <th scope="col">
                  <Term of="difficulty">Difficulty</Term>
                </th>
                <th scope="col">Tags</th>
                <th scope="col">Flags</th>
                <th scope="col" class={styles.number}>
                  Tests
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(problem) => (
                  <tr>
                    <th scope="row">
                      <A href={problemPath(props.set.id, problem.id)}>{problem.title}</A>
                    </th>
                    <td>{problem.difficulty ?? '–'}</td>
                    <td>{problem.tags.slice(0, 4).join(', ') || '–'}</td>
                    <td>{problem.flags.join(', ') || '–'}</td>
                    <td class={styles.number}>
                      {problem.publicTests.length} public, {problem.privateTests.length} hidden
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Scroller>
      </Show>
      <Show when={found().length > shown()}>
        <div>
          <Button onClick={() => setShown(shown() + page)}>
            Show more ({found().length - shown()} left)
          </Button>
        </div>
      </Show>
    </>
  );
}

function searchText({ id, title, statement, tags }: Problem): string {
  return `${id}\n${title}\n${tags.join(' ')}\n${statement}`.toLowerCase();
}
