import { useNavigate, useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, on, Show, type JSX } from 'solid-js';
import { decodeAssignment, type Assignment } from '../../core/assignment';
import { AssignmentFile } from '../parts/AssignmentFile';
import { Failure, Waiting } from '../parts/Notice';
import { useDesk } from '../state/desk';
import { assignedPath } from '../state/paths';
import { useTitle } from '../state/title';
import styles from './OpenAssignment.module.css';

/** Where a teacher's link leads: takes its settings and goes on to the page that it names. */
export default function OpenAssignment(): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const [query] = useSearchParams<{ class?: string }>();
  useTitle(() => 'A teacher’s link');
  const read = createMemo(() => readLink(query.class));

  function open(given: Assignment): void {
    const held = desk.assigned.take(given);
    desk.chooseModel(held.spec.engine);
    desk.keepDraft(held.spec);
    navigate(assignedPath(held), { replace: true });
  }

  createEffect(
    on(read, ({ given }) => {
      if (given) open(given);
    }),
  );
  return (
    <Show when={read().given === null} fallback={<Waiting text="Opening" />}>
      <div class={styles.page}>
        <h1>A teacher’s link</h1>
        <Show when={read().fault}>
          {(error) => <Failure title="This link cannot be read" error={error()} />}
        </Show>
        <p>Settings that are too long for a link come as a file.</p>
        <AssignmentFile onOpen={open} />
      </div>
    </Show>
  );
}

function readLink(encoded: string | undefined): {
  readonly given: Assignment | null;
  readonly fault: unknown;
} {
  if (encoded === undefined) return { given: null, fault: undefined };
  try {
    return { given: decodeAssignment(encoded), fault: undefined };
  } catch (fault) {
    return { given: null, fault };
  }
}
