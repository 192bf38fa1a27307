import { For, type JSX } from 'solid-js';
import { allControls, controls, type Assignment, type Control } from '../../core/assignment';
import styles from './AssignmentOptions.module.css';
import { SelectField } from './Field';

/** What a class's link does besides setting values: where it opens, what it hides, whose seed. */
export function AssignmentOptions(props: {
  readonly given: Assignment;
  readonly onChange: (part: Partial<Assignment>) => void;
}): JSX.Element {
  const toggle = (control: Control, isHidden: boolean): void =>
    props.onChange({
      hidden: allControls.filter((one) => (one === control ? isHidden : props.given.hidden.includes(one))),
    });
  return (
    <section class={styles.panel} aria-labelledby="class-options">
      <h2 id="class-options">In the class</h2>
      <SelectField
        label="The link opens"
        value={props.given.opens}
        options={[
          { value: 'play', label: 'Play: one dialogue' },
          { value: 'experiment', label: 'A new experiment' },
          { value: 'lesson', label: 'The lesson' },
        ]}
        onChange={(opens) => props.onChange({ opens })}
      />
      <SelectField
        label="Seeds"
        value={props.given.seeds}
        options={[
          { value: 'own', label: 'Each laptop draws its own' },
          { value: 'same', label: 'The same for all' },
        ]}
        onChange={(seeds) => props.onChange({ seeds })}
        help={
          props.given.seeds === 'own'
            ? 'Different samples on each laptop: the class’s files can be pooled.'
            : 'Every laptop gets the same results: easy to talk about, nothing to pool.'
        }
      />
      <fieldset class={styles.checks}>
        <legend>Hide on Play and New experiment</legend>
        <For each={allControls}>
          {(control) => (
            <label>
              <input
                type="checkbox"
                checked={props.given.hidden.includes(control)}
                onChange={(event) => toggle(control, event.currentTarget.checked)}
              />
              {controls[control].name}
            </label>
          )}
        </For>
      </fieldset>
      <label class={styles.check}>
        <input
          type="checkbox"
          checked={props.given.canUnlock}
          onChange={(event) => props.onChange({ canUnlock: event.currentTarget.checked })}
        />
        Show a button that unlocks everything
      </label>
    </section>
  );
}
