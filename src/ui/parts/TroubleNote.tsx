import { createResource, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { settled } from '../state/settled';
import { Failure } from './Notice';

/** Says that results last only as long as the page, where the browser stores none. */
export function TroubleNote(): JSX.Element {
  const { lab } = useDesk();
  const [trouble] = createResource(async () => (await lab.store()).trouble);
  return (
    <Show when={settled(trouble)}>
      {(error) => (
        <Failure title="Nothing is kept in this browser: it is gone when this page closes" error={error()} />
      )}
    </Show>
  );
}
