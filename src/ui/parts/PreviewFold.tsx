import { createSignal, lazy, Show, Suspense, type JSX } from 'solid-js';
import type { ArmSpec } from '../../core/experiment';
import type { Problem } from '../../core/problem';
import { Waiting } from './Notice';
import styles from './PreviewFold.module.css';

const PromptPreview = lazy(() => import('./PromptPreview'));

/** "What will be sent", one click away; composed when it is opened. */
export function PreviewFold(props: {
  readonly arm: ArmSpec;
  readonly wording: string;
  readonly problems: readonly Problem[];
}): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <details class={styles.fold} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>What will be sent</summary>
      <Show when={isOpen()}>
        <Suspense fallback={<Waiting text="Composing the prompts" />}>
          <PromptPreview arm={props.arm} wording={props.wording} problems={props.problems} />
        </Suspense>
      </Show>
    </details>
  );
}
