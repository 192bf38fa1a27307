import { A } from '@solidjs/router';
import { createEffect, For, on, Show, type JSX } from 'solid-js';
import { cellStates } from '../state/board';
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
    return [...props.run.board.block(choice.problem, choice.arm)].map((code) => cellStates[code] ?? 'queued');
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
                <For each={samples(choice())}>
                  {(state, sample) => (
                    <li>
                      <Show
                        when={state === 'correct' || state === 'satisfied' || state === 'failed'}
                        fallback={
                          <span class={styles.sample}>
                            <Glyph sign={state} /> {sample() + 1} {state}
                          </span>
                        }
                      >
                        <A
                          class={styles.sample}
                          href={trajectoryPath({
                            experimentId: props.run.experiment.id,
                            problemId: problem()?.id ?? '',
                            arm: arm()?.name ?? '',
                            sample: sample(),
                          })}
                        >
                          <Glyph sign={state} /> {sample() + 1} {state}
                        </A>
                      </Show>
                    </li>
                  )}
                </For>
              </ol>
              <Button onClick={() => dialog?.close()}>Close</Button>
            </div>
          );
        }}
      </Show>
    </dialog>
  );
}
