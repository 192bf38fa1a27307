import { A } from '@solidjs/router';
import { onMount, Show, type JSX } from 'solid-js';
import { pairToShow, type CompareRow } from '../../core/compare';
import { finalProgram } from '../../core/final-program';
import type { CellKey, Trajectory } from '../../core/trajectory';
import { createAbortable } from '../state/abortable';
import { useDesk } from '../state/desk';
import { trajectoryPath, type ArmKey } from '../state/paths';
import type { StudySource } from '../state/studies';
import { plural } from '../state/words';
import { CodeBlock } from './CodeBlock';
import { Pending } from './Pending';
import styles from './Duel.module.css';

/** One problem's two submissions, as a diff from A's program to B's, with the ways to their dialogues. */
export function PairView(props: {
  readonly row: CompareRow;
  readonly sources: readonly StudySource[];
  readonly a: ArmKey;
  readonly b: ArmKey;
}): JSX.Element {
  const { lab } = useDesk();
  const keys = (): { readonly a: CellKey; readonly b: CellKey } | null => {
    const own = (key: ArmKey) =>
      (props.sources.find(({ experiment }) => experiment.id === key.experimentId)?.summaries ?? []).filter(
        (one) => one.problemId === props.row.problemId && one.arm === key.arm,
      );
    const pair = pairToShow(own(props.a), own(props.b));
    if (pair === null) return null;
    const { problemId } = props.row;
    return {
      a: { ...props.a, problemId, sample: pair.a },
      b: { ...props.b, problemId, sample: pair.b },
    };
  };
  const pair = createAbortable(keys, async (wanted) => {
    const store = await lab.store();
    const [a, b] = await Promise.all([store.trajectory(wanted.a), store.trajectory(wanted.b)]);
    if (a === null || b === null) throw new Error('A trajectory was deleted meanwhile. Open the page again.');
    return { a, b };
  });
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <section class={styles.pair} data-testid="pair">
      <h2 ref={(element) => (heading = element)} tabindex="-1">
        {props.row.title}
      </h2>
      <Pending of={pair} what="the programs">
        {(both) => (
          <>
            <p>
              A: <Way trajectory={both().a} />
              <br />
              B: <Way trajectory={both().b} />
            </p>
            <Show
              when={finalProgram(both().b) !== null || finalProgram(both().a) !== null}
              fallback={<p>Neither reply held a program.</p>}
            >
              <p>From A’s program to B’s: lines with − are A’s alone, lines with + are B’s alone.</p>
              <CodeBlock before={finalProgram(both().a) ?? ''} code={finalProgram(both().b) ?? ''} />
            </Show>
          </>
        )}
      </Pending>
    </section>
  );
}

function Way(props: { readonly trajectory: Trajectory }): JSX.Element {
  const verdict = () => {
    if (props.trajectory.correct) return 'correct';
    return props.trajectory.publicPass ? 'satisfied, not correct' : 'not satisfied';
  };
  return (
    <A href={trajectoryPath(props.trajectory, props.trajectory.final + 1)}>
      {props.trajectory.arm}, sample {props.trajectory.sample + 1}: {verdict()} after{' '}
      {plural(props.trajectory.turns.length, 'turn')}
    </A>
  );
}
