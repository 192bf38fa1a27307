import { createMemo, createResource, createSignal, For, Show, type JSX } from 'solid-js';
import { assignmentRoute, type Assignment } from '../../core/assignment';
import { longestLink } from '../../core/spec-link';
import { assignmentLink, needsOf } from '../state/assignment-draft';
import { useDesk } from '../state/desk';
import { download, fileName } from '../state/download';
import { settled } from '../state/settled';
import { countText } from '../state/words';
import styles from './AssignmentOptions.module.css';
import { Button, ButtonLink } from './Button';
import { Field } from './Field';

/** The link that carries an assignment, or a file where it is too long. */
export function AssignmentOut(props: {
  readonly given: Assignment;
  readonly faults: readonly string[];
}): JSX.Element {
  const { lab } = useDesk();
  const [note, setNote] = createSignal('');
  const [kept] = createResource(() => lab.problemImports.kept().catch(() => []));
  const link = createMemo(() => assignmentLink(props.given, location.href));
  const needs = () => needsOf(props.given, lab, settled(kept) ?? []);

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setNote('Copied.');
    } catch {
      setNote('The clipboard is closed to this page: select the link and copy it by hand.');
    }
  }

  function keep(): void {
    const name = `${fileName(props.given.spec.name)}-class.json`;
    download({ name, type: 'application/json', parts: [`${JSON.stringify(props.given, null, 2)}\n`] });
    setNote('The class opens the file on the page where the link leads.');
  }

  return (
    <section class={styles.panel} aria-labelledby="class-link">
      <h2 id="class-link">The link</h2>
      <Show
        when={props.faults.length === 0}
        fallback={
          <ul class={styles.faults}>
            <For each={props.faults}>{(fault) => <li>{fault}</li>}</For>
          </ul>
        }
      >
        <Show
          when={link()}
          fallback={
            <p>
              These settings are too long for a link (over {countText(longestLink)} letters): give the class
              the file; it is opened at <a href="#/class/open">this page</a>.
            </p>
          }
        >
          {(text) => (
            <>
              <Field label="Link for the class">
                {(ids) => (
                  <input
                    {...ids}
                    class={styles.link}
                    readonly
                    value={text()}
                    onFocus={(event) => event.currentTarget.select()}
                  />
                )}
              </Field>
              <div class={styles.actions}>
                <Button look="main" onClick={() => void copy(text())}>
                  Copy link
                </Button>
                <ButtonLink href={assignmentRoute(props.given).slice(1)}>Open it here</ButtonLink>
              </div>
            </>
          )}
        </Show>
        <Button look="quiet" onClick={keep}>
          Download as a file
        </Button>
        <For each={needs()}>{(need) => <p class={styles.note}>{need}</p>}</For>
        <output class={styles.note}>{note()}</output>
      </Show>
    </section>
  );
}
