import { Match, Switch, type JSX } from 'solid-js';
import { openAttempt, type OpenAttempt } from '../state/open-attempt';
import { experimentPath } from '../state/paths';
import { settled } from '../state/settled';
import { ButtonLink } from './Button';
import { Empty, Failure, Waiting } from './Notice';

/** The stored attempt that the route names, once it is read; until then, or without it, what there is to say. */
export function OpenedAttempt(props: {
  readonly children: (opened: OpenAttempt) => JSX.Element;
}): JSX.Element {
  const { key, attempt } = openAttempt();
  return (
    <Switch fallback={<Waiting text="Opening the attempt" />}>
      <Match when={attempt.error}>
        {(error) => <Failure title="The attempt could not be read" error={error()} />}
      </Match>
      <Match when={settled(attempt) === null}>
        <Empty title="No such attempt" text="Its dialogue has not ended yet, or its experiment was deleted.">
          <ButtonLink href={experimentPath(key().experimentId)}>To the experiment</ButtonLink>
        </Empty>
      </Match>
      <Match when={settled(attempt)} keyed>
        {(opened) => props.children(opened)}
      </Match>
    </Switch>
  );
}
