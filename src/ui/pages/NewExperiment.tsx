import { useNavigate, useSearchParams } from '@solidjs/router';
import {
  createEffect,
  createMemo,
  createResource,
  createSignal,
  onCleanup,
  onMount,
  Show,
  untrack,
  type JSX,
} from 'solid-js';
import { chooseProblems } from '../../core/create-experiment';
import { holdTo } from '../../core/assignment';
import type { ExperimentSpec } from '../../core/experiment';
import { decodeSpec } from '../../core/spec-link';
import { Button } from '../parts/Button';
import { CostPanel } from '../parts/CostPanel';
import { EngineLine } from '../parts/EngineLine';
import { Failure } from '../parts/Notice';
import { OpenSpec } from '../parts/OpenSpec';
import { SpecForm } from '../parts/SpecForm';
import { HiddenContext } from '../state/assigned';
import { useDesk } from '../state/desk';
import { settled } from '../state/settled';
import { draftFaults, firstDraft, forUngraded } from '../state/spec-draft';
import { useTitle } from '../state/title';
import { wordingOfModel } from '../state/wording-of-model';
import styles from './NewExperiment.module.css';

/** An experiment before it starts: what is run, what it will cost. A link can fill it in, and start it. */
export default function NewExperiment(): JSX.Element {
  const [query] = useSearchParams<{ spec?: string; start?: string }>();
  // Another link is another form: what was typed belongs to the one before.
  const link = createMemo(() => ({ encoded: query.spec, isStart: query.start === '1' }));
  useTitle(() => 'New experiment');
  return (
    <Show when={link()} keyed>
      {(opened) => <Form encoded={opened.encoded} isStart={opened.isStart} />}
    </Show>
  );
}

function Form(props: { readonly encoded: string | undefined; readonly isStart: boolean }): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const linked = untrack(() => readLink(props.encoded));
  /** What a teacher hid stays as the teacher set it, whatever a link says. */
  const held = (own: ExperimentSpec): ExperimentSpec => {
    const assignment = desk.assigned.current();
    return assignment ? holdTo(assignment, own) : own;
  };
  const [spec, setSpec] = createSignal<ExperimentSpec>(
    untrack(() => held(linked.spec ?? desk.draft() ?? firstDraft(desk.choice(), desk.lab.firstSet))),
  );
  const [fault, setFault] = createSignal<unknown>(linked.fault);
  const [starting, setStarting] = createSignal<AbortController | null>(null);
  const [set] = createResource(
    () => spec().problems.set,
    (id) => desk.lab.problemSet(id),
  );
  const loadedSet = () => settled(set) ?? null;
  const problems = createMemo(() => {
    const loaded = loadedSet();
    return loaded ? chooseProblems(spec().problems, loaded) : null;
  });
  const count = () => problems()?.length ?? null;
  const wording = () => wordingOfModel(desk, spec().engine);

  createEffect(() => {
    const isGraded = loadedSet()?.problems.some(({ difficulty }) => difficulty !== null) ?? true;
    if (isGraded || spec().problems.difficulty === undefined) return;
    change({ ...spec(), problems: forUngraded(spec().problems) });
  });

  function change(next: ExperimentSpec): void {
    setSpec(next);
    desk.keepDraft(next);
  }

  function open(opened: ExperimentSpec): void {
    setFault(null);
    change(held(opened));
  }

  async function start(): Promise<void> {
    const stop = new AbortController();
    setStarting(stop);
    setFault(null);
    try {
      const run = await desk.runs.create(spec(), stop.signal);
      void desk.runs.start(run);
      navigate(`/experiments/${run.experiment.id}`, { replace: props.isStart });
    } catch (error) {
      if (!stop.signal.aborted) setFault(error);
    }
    setStarting(null);
  }

  onMount(() => {
    if (linked.spec && props.isStart) void start();
  });
  onCleanup(() => starting()?.abort(new DOMException('The page was left.', 'AbortError')));

  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <h1>New experiment</h1>
        <OpenSpec onOpen={open} onFault={setFault} />
      </header>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <HiddenContext.Provider value={desk.assigned.isHidden}>
          <SpecForm
            spec={spec()}
            onChange={change}
            sets={settled(desk.problemSets) ?? []}
            set={loadedSet()}
            problems={problems() ?? []}
            wording={wording()}
          />
        </HiddenContext.Provider>
        <div class={styles.side}>
          <CostPanel spec={spec()} problems={count()} faults={draftFaults(spec(), count() ?? 1)}>
            <Show
              when={starting()}
              fallback={
                <Button
                  type="submit"
                  look="main"
                  large
                  disabled={draftFaults(spec(), count() ?? 0).length > 0}
                >
                  Start
                </Button>
              }
            >
              {(stop) => (
                <>
                  <EngineLine status={desk.engine.status()} />
                  <Button onClick={() => stop().abort()}>Stop</Button>
                </>
              )}
            </Show>
          </CostPanel>
          <Show when={fault() ?? set.error ?? desk.problemSets.error}>
            {(error) => <Failure title="The experiment cannot start" error={error()} />}
          </Show>
        </div>
      </form>
    </div>
  );
}

function readLink(encoded: string | undefined): {
  readonly spec: ExperimentSpec | null;
  readonly fault: unknown;
} {
  if (encoded === undefined) return { spec: null, fault: null };
  try {
    return { spec: decodeSpec(encoded), fault: null };
  } catch (fault) {
    return { spec: null, fault };
  }
}
