import { A, useBeforeLeave, useNavigate, useParams } from '@solidjs/router';
import { createResource, createSignal, Match, onCleanup, Show, Switch, type JSX } from 'solid-js';
import type { Problem } from '../../core/problem';
import { Button, ButtonLink } from '../parts/Button';
import { Failure, Waiting } from '../parts/Notice';
import { ProblemForm } from '../parts/ProblemForm';
import { useDesk } from '../state/desk';
import { saveProblem } from '../state/own-sets';
import { problemPath, problemSetPath } from '../state/paths';
import { settled } from '../state/settled';
import { useTitle } from '../state/title';
import styles from './Problems.module.css';

/** The editor of a problem in a set of one's own. */
export default function EditProblem(): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const params = useParams<{ set: string; problem: string }>();
  const setId = () => decodeURIComponent(params.set);
  const problemId = () => decodeURIComponent(params.problem);
  const [opened] = createResource(setId, async (id) => {
    const [set, kept] = [await desk.lab.problemSet(id), await desk.lab.problemImports.kept()];
    return { set, isOwn: kept.includes(id) };
  });
  const [fault, setFault] = createSignal<unknown>(null);
  const problem = () => {
    const now = settled(opened);
    return now?.isOwn ? now.set.problems.find(({ id }) => id === problemId()) : undefined;
  };
  useTitle(() => `Edit ${problem()?.title ?? 'a problem'}`);

  // What is typed lives in this page alone until it is saved.
  let isUnsaved = false;
  const [leave, setLeave] = createSignal<(() => void) | null>(null);
  useBeforeLeave((event) => {
    if (!isUnsaved) return;
    event.preventDefault();
    setLeave(() => () => event.retry(true));
  });
  const guard = (event: BeforeUnloadEvent): void => {
    if (isUnsaved) event.preventDefault();
  };
  window.addEventListener('beforeunload', guard);
  onCleanup(() => window.removeEventListener('beforeunload', guard));

  async function save(changed: Problem): Promise<void> {
    setFault(null);
    try {
      await saveProblem(desk.lab, setId(), problemId(), changed);
      desk.refreshProblemSets();
      isUnsaved = false;
      navigate(problemPath(setId(), changed.id));
    } catch (error) {
      setFault(error);
    }
  }

  return (
    <div class={styles.page}>
      <Switch fallback={<Waiting text="Opening the problem" />}>
        <Match when={opened.error}>
          {(error) => <Failure title="The set could not be opened" error={error()} />}
        </Match>
        <Match when={problem()}>
          {(open) => (
            <>
              <header class={styles.head}>
                <h1>Edit a problem</h1>
                <A href={problemPath(setId(), problemId())}>Back to the problem</A>
              </header>
              <ProblemForm
                problem={open()}
                onEdit={() => (isUnsaved = true)}
                onSave={(changed) => void save(changed)}
              />
              <Show when={leave()}>
                {(go) => (
                  <div class={styles.actions} role="alert">
                    Your changes are not saved yet.
                    <Button onClick={() => go()()}>Leave without saving</Button>
                    <Button onClick={() => setLeave(null)}>Stay</Button>
                  </div>
                )}
              </Show>
              <Show when={fault()}>
                {(error) => <Failure title="It could not be saved" error={error()} />}
              </Show>
            </>
          )}
        </Match>
        <Match when={settled(opened)}>
          <Failure
            title="This cannot be edited"
            error="Problems that ship with the lab stay as they are, and this set has no problem of its own by that name. Open the set, make a copy and change that."
          >
            <ButtonLink href={problemSetPath(setId())}>Open the set</ButtonLink>
          </Failure>
        </Match>
      </Switch>
    </div>
  );
}
