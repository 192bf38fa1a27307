import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { strategyOf } from '../../core/create-experiment';
import type { ArmSpec } from '../../core/experiment';
import { previewPrompts, type PreviewStep } from '../../core/preview-prompts';
import type { Problem } from '../../core/problem';
import { strategyHash } from '../../core/strategy-hash';
import { wordingOf } from '../../core/wording';
import { countText, errorText, plural } from '../state/words';
import { SelectField } from './Field';
import styles from './PromptPreview.module.css';

/** What an arm would send for a problem, message by message, and the hash of its strategy. */
export default function PromptPreview(props: {
  readonly arm: ArmSpec;
  /** Id of the model's wording. */
  readonly wording: string;
  /** Problems to choose from; with one there is no choice. */
  readonly problems: readonly Problem[];
}): JSX.Element {
  const [wanted, setWanted] = createSignal<string | null>(null);
  const problem = () => props.problems.find(({ id }) => id === wanted()) ?? props.problems[0];
  const composed = createMemo(() => {
    try {
      const strategy = strategyOf(props.arm, wordingOf(props.wording).prompts, props.wording);
      const shown = problem();
      const steps = shown ? previewPrompts(shown, strategy, props.problems) : [];
      return { steps, hash: strategyHash(strategy), fault: null };
    } catch (fault) {
      return { steps: [], hash: null, fault };
    }
  });
  return (
    <div class={styles.preview} data-testid="prompt-preview">
      <Show when={props.problems.length > 1}>
        <SelectField
          label="For the problem"
          value={problem()?.id ?? ''}
          options={props.problems.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setWanted}
        />
      </Show>
      <Show when={composed().fault}>
        {(fault) => (
          <p class={styles.fault} role="alert">
            {errorText(fault())}
          </p>
        )}
      </Show>
      <ol class={styles.steps}>
        <For each={composed().steps}>
          {(step) => (
            <li class={styles.step}>
              <p class={styles.what}>
                {titleOf(step)} · about {plural(step.tokens, 'token')}
              </p>
              <pre>{step.text}</pre>
            </li>
          )}
        </For>
      </ol>
      <p class={styles.note}>
        {noteOn(composed().steps, props.arm)} In the wording “{wordingOf(props.wording).title}”; about{' '}
        {countText(composed().steps.reduce((sum, { tokens }) => sum + tokens, 0))} tokens of new messages.
      </p>
      <Show when={composed().hash}>
        {(hash) => (
          <p class={styles.note}>
            Strategy <code title={`SHA-256 ${hash()}`}>{hash().slice(0, 12)}</code>: arms with the same hash
            send the same.
          </p>
        )}
      </Show>
    </div>
  );
}

function titleOf({ turn, asksFor, feedback }: PreviewStep): string {
  const request = asksFor === 'prose' ? 'asks for prose' : 'asks for the code';
  const basis = feedback === null ? '' : ', after a program that does nothing';
  return `Turn ${turn + 1} ${request}${basis}`;
}

/** What the preview cannot know. */
function noteOn(steps: readonly PreviewStep[], arm: ArmSpec): string {
  const before = 'Each message is sent with all that was said before it.';
  if (arm.search?.kind === 'restart')
    return 'Every turn sends the same: the history is dropped after a failed one.';
  const fallen = steps.find(({ feedback }) => feedback?.fellBackTo)?.feedback?.fellBackTo;
  if (!fallen) return before;
  return arm.feedback === 'trace'
    ? `${before} A trace needs a real run, so the later turns show what is sent where tracing is impossible.`
    : `${before} Here the feedback falls back: ${fallen.reason}.`;
}
