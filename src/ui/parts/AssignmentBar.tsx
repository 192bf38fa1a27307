import { A } from '@solidjs/router';
import { createResource, For, Show, type JSX } from 'solid-js';
import { controls, type Assignment } from '../../core/assignment';
import { chooseProblems } from '../../core/create-experiment';
import { useDesk } from '../state/desk';
import { assignedPath } from '../state/paths';
import { settled } from '../state/settled';
import { plural } from '../state/words';
import styles from './AssignmentBar.module.css';
import { Button } from './Button';

const pageNames: Readonly<Record<Assignment['opens'], string>> = {
  play: 'Play',
  experiment: 'the experiment',
  lesson: 'the lesson',
};

/** Says on every page that a teacher's link fixed settings here, which, and how to get out. */
export function AssignmentBar(): JSX.Element {
  const { assigned } = useDesk();
  return (
    <Show when={assigned.current()}>
      {(current) => (
        <aside class={styles.bar} aria-label="Set up by your teacher" data-testid="assignment">
          <details>
            <summary>
              Set up by your teacher: <strong>{current().spec.name}</strong>
            </summary>
            <Facts assignment={current()} />
          </details>
          <A href={assignedPath(current())}>Back to {pageNames[current().opens]}</A>
          <Show
            when={current().canUnlock}
            fallback={<span class={styles.note}>Ends when this tab is closed.</span>}
          >
            <Button look="quiet" onClick={() => assigned.unlock()}>
              Unlock
            </Button>
          </Show>
        </aside>
      )}
    </Show>
  );
}

function Facts(props: { readonly assignment: Assignment }): JSX.Element {
  const { lab } = useDesk();
  const spec = () => props.assignment.spec;
  const [set] = createResource(
    () => spec().problems.set,
    (id) => lab.problemSet(id),
  );
  const problems = (): string => {
    const whole = settled(set);
    return whole
      ? `${plural(chooseProblems(spec().problems, whole).length, 'problem')} of “${whole.title}”`
      : spec().problems.set;
  };
  return (
    <dl class={styles.facts}>
      <div>
        <dt>Model</dt>
        <dd>{spec().engine.model}</dd>
      </div>
      <div>
        <dt>Problems</dt>
        <dd>{problems()}</dd>
      </div>
      <div>
        <dt>Arms</dt>
        <dd>
          {spec()
            .arms.map(({ name }) => name)
            .join(', ')}
        </dd>
      </div>
      <div>
        <dt>Samples</dt>
        <dd>{spec().samples}</dd>
      </div>
      <div>
        <dt>Seed</dt>
        <dd>
          {spec().seed}
          {props.assignment.seeds === 'own' ? ', drawn for this laptop' : ', the same for all'}
        </dd>
      </div>
      <div>
        <dt>Hidden</dt>
        <dd>
          <Show when={props.assignment.hidden.length > 0} fallback="nothing">
            <ul>
              <For each={props.assignment.hidden}>{(control) => <li>{controls[control].name}</li>}</For>
            </ul>
          </Show>
        </dd>
      </div>
    </dl>
  );
}
