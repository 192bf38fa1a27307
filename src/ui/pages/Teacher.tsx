import { createMemo, createResource, createSignal, Show, untrack, type JSX } from 'solid-js';
import type { Assignment } from '../../core/assignment';
import { chooseProblems } from '../../core/create-experiment';
import { AssignmentOptions } from '../parts/AssignmentOptions';
import { AssignmentOut } from '../parts/AssignmentOut';
import { ClassViews } from '../parts/ClassViews';
import { Failure } from '../parts/Notice';
import { ProblemPicker } from '../parts/ProblemPicker';
import { SpecForm } from '../parts/SpecForm';
import { firstAssignment } from '../state/assignment-draft';
import { useDesk } from '../state/desk';
import { settled } from '../state/settled';
import { draftFaults, firstDraft } from '../state/spec-draft';
import { useTitle } from '../state/title';
import { wordingOfModel } from '../state/wording-of-model';
import styles from './Teacher.module.css';

/** A teacher sets the lab up once, and gives the class a link. */
export default function Teacher(): JSX.Element {
  const desk = useDesk();
  useTitle(() => 'A link for the class');
  const [given, setGiven] = createSignal<Assignment>(
    untrack(() => firstAssignment(desk.draft() ?? firstDraft(desk.choice(), desk.lab.firstSet))),
  );
  const change = (part: Partial<Assignment>): void => void setGiven({ ...given(), ...part });
  const spec = () => given().spec;
  const [set] = createResource(
    () => spec().problems.set,
    (id) => desk.lab.problemSet(id),
  );
  const problems = createMemo(() => {
    const loaded = settled(set);
    return loaded ? chooseProblems(spec().problems, loaded) : null;
  });
  return (
    <div class={styles.page}>
      <ClassViews />
      <p class={styles.lead}>
        Set the lab up once; whoever opens the link finds it so. What you hide stays as you set it. Nothing is
        sent anywhere: the settings are the link.
      </p>
      <div class={styles.form}>
        <div class={styles.settings}>
          <SpecForm
            spec={spec()}
            onChange={(next) => change({ spec: next })}
            sets={settled(desk.problemSets) ?? []}
            set={settled(set) ?? null}
            problems={problems() ?? []}
            wording={wordingOfModel(desk, spec().engine)}
          />
        </div>
        <div class={styles.side}>
          <AssignmentOptions given={given()} onChange={change} />
          <Show when={settled(set)}>
            {(loaded) => (
              <ProblemPicker
                set={loaded()}
                problems={spec().problems}
                onChange={(chosen) => change({ spec: { ...spec(), problems: chosen } })}
              />
            )}
          </Show>
          <AssignmentOut given={given()} faults={draftFaults(spec(), problems()?.length ?? 1)} />
          <Show when={set.error ?? desk.problemSets.error}>
            {(error) => <Failure title="The problems could not be read" error={error()} />}
          </Show>
        </div>
      </div>
    </div>
  );
}
