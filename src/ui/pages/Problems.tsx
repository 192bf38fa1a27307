import { useNavigate, useParams } from '@solidjs/router';
import { createResource, createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import type { ProblemSet } from '../../core/problem';
import { Button } from '../parts/Button';
import { DropTarget } from '../parts/DropTarget';
import { SelectField } from '../parts/Field';
import { Failure, Waiting } from '../parts/Notice';
import { ProblemList } from '../parts/ProblemList';
import { ProblemsInForm } from '../parts/ProblemsInForm';
import { useDesk } from '../state/desk';
import { download, fileName } from '../state/download';
import { addProblem, copySet, createSet } from '../state/own-sets';
import { problemPath, problemSetPath } from '../state/paths';
import { settled } from '../state/settled';
import { useTitle } from '../state/title';
import styles from './Problems.module.css';

/** The problem sets of the lab and one's own: to browse, to write, to take along. */
export default function Problems(): JSX.Element {
  const desk = useDesk();
  useTitle(() => 'Problems');
  const params = useParams<{ set?: string }>();
  const navigate = useNavigate();
  const [fault, setFault] = createSignal<unknown>(null);
  const [isBringing, setIsBringing] = createSignal(false);
  const [dropped, setDropped] = createSignal<File | null>(null);
  const heads = () => settled(desk.problemSets) ?? [];
  const id = (): string | undefined =>
    params.set === undefined ? heads()[0]?.id : decodeURIComponent(params.set);
  const [set] = createResource(id, (asked) => desk.lab.problemSet(asked));
  const [kept] = createResource(
    () => settled(desk.problemSets),
    () => desk.lab.problemImports.kept(),
  );
  const isOwn = () => settled(kept)?.includes(id() ?? '') ?? false;

  /** Changes the stored sets, then goes to where the work says. */
  async function change(work: () => Promise<string>): Promise<void> {
    setFault(null);
    try {
      const path = await work();
      desk.refreshProblemSets();
      navigate(path);
    } catch (error) {
      setFault(error);
    }
  }

  const writeNew = async (): Promise<string> => {
    const made = await createSet(desk.lab);
    return problemPath(made.id, made.problems[0]?.id ?? '', 'edit');
  };

  return (
    <DropTarget
      label="Drop a file of problems"
      onFile={(file) => {
        setIsBringing(true);
        setDropped(file);
      }}
    >
      <header class={styles.head}>
        <h1>Problems</h1>
        <Button onClick={() => setIsBringing(!isBringing())}>
          {isBringing() ? 'Put the form away' : 'Bring in a file'}
        </Button>
        <Button look="main" onClick={() => void change(writeNew)}>
          Write your own
        </Button>
      </header>
      <Show when={fault()}>{(error) => <Failure title="That did not work" error={error()} />}</Show>
      <Show when={isBringing()}>
        <section class={styles.part} aria-label="Bring in problems">
          <p class={styles.about}>
            CodeContests, TACO, APPS, LiveCodeBench, HumanEval(+), MBPP(+) or a set of your own, as JSON,
            JSONL, gzip or Parquet.
          </p>
          <ProblemsInForm dropped={dropped()} />
        </section>
      </Show>
      <div class={styles.choice}>
        <SelectField
          label="Set"
          value={id() ?? ''}
          options={heads().map((head) => ({ value: head.id, label: `${head.title} (${head.count})` }))}
          onChange={(chosen) => navigate(problemSetPath(chosen))}
        />
      </div>
      <Switch fallback={<Waiting text="Opening the set" />}>
        <Match when={set.error}>
          {(error) => <Failure title="The set could not be opened" error={error()} />}
        </Match>
        <Match when={settled(set)}>
          {(opened) => (
            <div class={styles.opened}>
              <p class={styles.about}>
                {opened().description} Licence: {opened().license}. Source:{' '}
                {opened().source.replace(/\.$/, '')}.
              </p>
              <div class={styles.actions}>
                <Show
                  when={isOwn()}
                  fallback={
                    <Button
                      onClick={() =>
                        void change(async () => problemSetPath((await copySet(desk.lab, opened())).id))
                      }
                    >
                      Make a copy to change
                    </Button>
                  }
                >
                  <Button
                    onClick={() =>
                      void change(async () =>
                        problemPath(opened().id, await addProblem(desk.lab, opened()), 'edit'),
                      )
                    }
                  >
                    Add a problem
                  </Button>
                </Show>
                <Button onClick={() => downloadSet(opened())}>Download the set</Button>
              </div>
              <ProblemList set={opened()} />
            </div>
          )}
        </Match>
      </Switch>
    </DropTarget>
  );
}

/** The set in the format that is brought in again and written by hand. */
function downloadSet(set: ProblemSet): void {
  const parts = [`${JSON.stringify({ version: 1, ...set }, null, 2)}\n`];
  download({ name: `${fileName(set.id)}.json`, type: 'application/json', parts });
}
