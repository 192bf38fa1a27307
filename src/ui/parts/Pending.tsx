import { Match, Switch, type Accessor, type JSX, type Resource } from 'solid-js';
import { settled } from '../state/settled';
import { Failure, Waiting } from './Notice';

/** What comes of a resource; until then that it is being reckoned, or why it could not be. */
export function Pending<T extends object>(props: {
  readonly of: Resource<T>;
  /** "Table 1": what is waited for. */
  readonly what: string;
  /** Called once; the accessor follows every newer answer, so that choices keep their focus. */
  readonly children: (value: Accessor<T>) => JSX.Element;
}): JSX.Element {
  return (
    <Switch fallback={<Waiting text={`Reckoning ${props.what}`} />}>
      <Match when={props.of.error}>
        {(error) => <Failure title={`${props.what} could not be reckoned`} error={error()} />}
      </Match>
      <Match when={settled(props.of)}>{(value) => props.children(value)}</Match>
    </Switch>
  );
}
