import { A } from '@solidjs/router';
import { createResource, createSignal, For, Show, type JSX } from 'solid-js';
import type { ProblemSet } from '../../core/problem';
import { useDesk } from '../state/desk';
import { problemSetPath } from '../state/paths';
import { settled } from '../state/settled';
import { plural } from '../state/words';
import { Button } from './Button';
import styles from './DataForm.module.css';
import { Failure } from './Notice';

/** The sets of one's own, each of which can be deleted and, until the page is left, brought back. */
export function KeptSets(): JSX.Element {
  const desk = useDesk();
  const { lab } = desk;
  const [removed, setRemoved] = createSignal<ProblemSet | null>(null);
  const [fault, setFault] = createSignal<unknown>(null);
  const [kept] = createResource(
    () => settled(desk.problemSets),
    async (heads) => {
      const ids = await lab.problemImports.kept();
      return heads.filter(({ id }) => ids.includes(id));
    },
  );
  // While it is read again the list stays as it was.
  const sets = () => (kept.error === undefined ? (kept.latest ?? []) : []);

  async function change(work: () => Promise<ProblemSet | null>): Promise<void> {
    setFault(null);
    try {
      setRemoved(await work());
      desk.refreshProblemSets();
    } catch (error) {
      setFault(error);
    }
  }

  const remove = async (id: string): Promise<ProblemSet> => {
    const set = await lab.problemSet(id);
    await lab.problemImports.remove(id);
    return set;
  };
  const bringBack = async (set: ProblemSet): Promise<null> => {
    await lab.problemImports.keep(set);
    return null;
  };

  return (
    <>
      <Show when={fault()}>{(error) => <Failure title="That did not work" error={error()} />}</Show>
      <Show when={removed()}>
        {(set) => (
          <output class={styles.actions}>
            “{set().title}” was deleted.
            <Button onClick={() => void change(() => bringBack(set()))}>Undo</Button>
          </output>
        )}
      </Show>
      <Show when={sets().length > 0}>
        <ul class={styles.kept} aria-label="Sets of your own">
          <For each={sets()}>
            {({ id, title, count }) => (
              <li class={styles.actions}>
                <A href={problemSetPath(id)}>{title}</A> {plural(count, 'problem')}
                <Button look="quiet" onClick={() => void change(() => remove(id))}>
                  Delete <span class="visually-hidden">the set {title}</span>
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}
