import { A } from '@solidjs/router';
import { createEffect, Index, on, Show, type JSX } from 'solid-js';
import { cellSigns, firstEnded } from '../state/board';
import { signWords } from '../state/cell-words';
import type { Run } from '../state/run';
import { trajectoryPath } from '../state/paths';
import { Button } from './Button';
import type { BlockChoice } from './CellGrid';
import { Glyph } from './Glyph';
import styles from './SampleList.module.css';

/** The samples of one problem under one arm, each a link to its trajectory. */
export function SampleList(props: {
  readonly run: Run;
  /** Null keeps it closed. */
  readonly choice: BlockChoice | null;
  readonly onClose: () => void;
}): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  createEffect(
    on(
      () => props.choice,
      (choice) => (choice ? dialog?.showModal() : dialog?.close()),
    ),
  );
  const samples = (choice: BlockChoice) => {
    props.run.board.frame();
    return [...props.run.board.block(choice.problem, choice.arm)];
  };
  return (
    <dialog
      ref={(element) => (dialog = element)}
      onClose={() => props.onClose()}
      aria-labelledby="samples-title"
    >
      <Show when={props.choice}>
        {(choice) => {
          const problem = () => props.run.experiment.problems[choice().problem];
          const arm = () => props.run.experiment.arms[choice().arm];
          return (
            <div class={styles.body}>
              <h2 id="samples-title">
                {problem()?.title}, {arm()?.name}
              </h2>
              <ol class={styles.samples}>
                {/* By place, not by value: the link that has the focus stays while its sign changes. */}
                <Index each={samples(choice())}>
                  {(code, sample) => (
                    <li>
                      <Show
                        when={code() >= firstEnded}
                        fallback={
                          <span class={styles.sample}>
                            <SampleSign code={code()} sample={sample} />
                          </span>
                        }
                      >
                        <A
                          class={styles.sample}
                          href={trajectoryPath({
                            experimentId: props.run.experiment.id,
                            problemId: problem()?.id ?? '',
                            arm: arm()?.name ?? '',
                            sample,
                          })}
                        >
                          <SampleSign code={code()} sample={sample} />
                        </A>
                      </Show>
                    </li>
                  )}
                </Index>
              </ol>
              <Button onClick={() => dialog?.close()}>Close</Button>
            </div>
          );
        }}
      </Show>
    </dialog>
  );
}

function SampleSign(props: { readonly code: number; readonly sample: number }): JSX.Element {
  const sign = () => cellSigns[props.code] ?? 'queued';
  return (
    <>
      <Glyph sign={sign()} /> {props.sample + 1} {signWords[sign()]}
    </>
  );
}
