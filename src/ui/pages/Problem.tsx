import { A, useNavigate, useParams } from '@solidjs/router';
import { createResource, createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import { Button, ButtonLink } from '../parts/Button';
import { CodeBlock } from '../parts/CodeBlock';
import { Failure, Waiting } from '../parts/Notice';
import { ProblemCard } from '../parts/ProblemCard';
import { ReferenceRun } from '../parts/ReferenceRun';
import { useDesk } from '../state/desk';
import { removeProblem } from '../state/own-sets';
import { problemPath, problemSetPath } from '../state/paths';
import { settled } from '../state/settled';
import { useTitle } from '../state/title';
import styles from './Problems.module.css';

/** One problem of a set, with its solution. */
export default function Problem(): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const params = useParams<{ set: string; problem: string }>();
  const setId = () => decodeURIComponent(params.set);
  const [set] = createResource(setId, (id) => desk.lab.problemSet(id));
  const [kept] = createResource(() => desk.lab.problemImports.kept());
  const [fault, setFault] = createSignal<unknown>(null);
  const problem = () => settled(set)?.problems.find(({ id }) => id === decodeURIComponent(params.problem));
  useTitle(() => problem()?.title ?? 'Problem');

  async function remove(problemId: string): Promise<void> {
    setFault(null);
    try {
      await removeProblem(desk.lab, setId(), problemId);
      desk.refreshProblemSets();
      navigate(problemSetPath(setId()));
    } catch (error) {
      setFault(error);
    }
  }

  return (
    <div class={styles.page}>
      <Switch fallback={<Waiting text="Opening the problem" />}>
        <Match when={set.error}>
          {(error) => <Failure title="The set could not be opened" error={error()} />}
        </Match>
        <Match when={problem()}>
          {(open) => (
            <>
              <header class={styles.head}>
                <p class={styles.back}>
                  <A href={problemSetPath(setId())}>{settled(set)?.title}</A>
                </p>
                <Show when={settled(kept)?.includes(setId())}>
                  <ButtonLink href={problemPath(setId(), open().id, 'edit')} look="main">
                    Edit
                  </ButtonLink>
                  <Button look="quiet" onClick={() => void remove(open().id)}>
                    Delete this problem
                  </Button>
                </Show>
              </header>
              <Show when={fault()}>
                {(error) => <Failure title="It could not be deleted" error={error()} />}
              </Show>
              <Show when={open().flags.length > 0}>
                <p class={styles.about}>
                  Flagged: {open().flags.join(', ')}. Its verdicts may be wrong, so figures leave it out.
                </p>
              </Show>
              <div class={styles.pair}>
                <ProblemCard problem={open()} isPage />
                <Show when={open().referenceProgram}>
                  {(program) => (
                    <section class={styles.part} aria-labelledby="reference">
                      <h2 id="reference">Reference solution</h2>
                      <CodeBlock code={program()} />
                      <ReferenceRun problem={open()} />
                    </section>
                  )}
                </Show>
              </div>
            </>
          )}
        </Match>
        <Match when={settled(set)}>
          <Failure
            title="No such problem"
            error="The set has no problem of this name: it was renamed or deleted."
          >
            <ButtonLink href={problemSetPath(setId())}>Back to the set</ButtonLink>
          </Failure>
        </Match>
      </Switch>
    </div>
  );
}
