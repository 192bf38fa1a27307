import { createResource, createSignal, Match, Switch, type JSX } from 'solid-js';
import { BringInForm } from '../parts/BringInForm';
import { DropTarget } from '../parts/DropTarget';
import { KeptSets } from '../parts/KeptSets';
import { Failure, Waiting } from '../parts/Notice';
import { ProblemsInForm } from '../parts/ProblemsInForm';
import { RftForm } from '../parts/RftForm';
import { StorageCard } from '../parts/StorageCard';
import { TakeOutForm } from '../parts/TakeOutForm';
import { VerifyForm } from '../parts/VerifyForm';
import { TroubleNote } from '../parts/TroubleNote';
import { Term } from '../parts/Term';
import { useDesk } from '../state/desk';
import { droppedKind } from '../state/dropped';
import { settled } from '../state/settled';
import { useTitle } from '../state/title';
import styles from './Data.module.css';

/** What is stored here, and the ways in and out. */
export default function Data(): JSX.Element {
  const { lab } = useDesk();
  useTitle(() => 'Data');
  const [heads, { refetch }] = createResource(async () => (await lab.store()).heads());
  const reload = (): void => void refetch();
  const [problems, setProblems] = createSignal<File | null>(null);
  const [results, setResults] = createSignal<File | null>(null);

  async function take(file: File): Promise<void> {
    const kind = await droppedKind(lab, file);
    document.getElementById(kind === 'problems' ? 'problems' : 'in')?.scrollIntoView();
    if (kind === 'problems') setProblems(file);
    else setResults(file);
  }

  return (
    <DropTarget label="Drop problems, a run or a backup" onFile={(file) => void take(file)}>
      <h1>Data</h1>
      <Switch fallback={<Waiting text="Opening the store" />}>
        <Match when={heads.error}>
          {(error) => <Failure title="The storage could not be read" error={error()} />}
        </Match>
        <Match when={settled(heads)}>
          {(list) => (
            <>
              <section class={styles.part} aria-labelledby="storage">
                <h2 id="storage">What is stored</h2>
                <p>Results stay in this browser, and nowhere else. A backup is a file that opens anywhere.</p>
                <TroubleNote />
                <StorageCard heads={list()} onChange={reload} />
              </section>
              <section class={styles.part} aria-labelledby="out">
                <h2 id="out">Take out</h2>
                <TakeOutForm heads={list()} />
              </section>
              <section class={styles.part} aria-labelledby="in">
                <h2 id="in">Bring in</h2>
                <p>
                  A bundle or backup of this lab, or a run of another harness: HumanEval samples, EvalPlus
                  results, LiveCodeBench outputs, an Inspect log. Programs from elsewhere are judged again
                  here.
                </p>
                <BringInForm dropped={results()} onChange={reload} />
              </section>
              <section class={styles.part} aria-labelledby="problems">
                <h2 id="problems">Problems</h2>
                <p>
                  CodeContests, TACO, APPS, LiveCodeBench, HumanEval(+), MBPP(+) or a set of your own, as
                  JSON, JSONL, gzip or Parquet. Problems that need a special judge, talk back or are known to
                  be bad are flagged, and left out unless asked for.
                </p>
                <ProblemsInForm dropped={problems()} />
                <KeptSets />
              </section>
              <section class={styles.part} aria-labelledby="verify">
                <h2 id="verify">Verify</h2>
                <p>
                  Every stored program of an experiment, of a bundle that was brought in above all, is judged
                  again in this browser’s sandbox; each verdict that differs is named.
                </p>
                <VerifyForm heads={list()} />
              </section>
              <section class={styles.part} aria-labelledby="tuning">
                <h2 id="tuning">Fine-tuning data</h2>
                <p>
                  <Term of="RFT">Rejection sampling</Term>: dialogues that end right, without near-duplicates
                  and without problems of an evaluation set; the prompts of the chain of thought are taken
                  out.
                </p>
                <RftForm heads={list()} />
              </section>
            </>
          )}
        </Match>
      </Switch>
    </DropTarget>
  );
}
