import { useSearchParams } from '@solidjs/router';
import {
  createComputed,
  createDeferred,
  createEffect,
  createMemo,
  createResource,
  createSignal,
  on,
  Show,
  type JSX,
} from 'solid-js';
import type { Assignment } from '../../core/assignment';
import { chooseProblems } from '../../core/create-experiment';
import { defaultSampling, largestSeed } from '../../core/parse-spec';
import type { ArmSpec, ExperimentSpec } from '../../core/experiment';
import type { Problem } from '../../core/problem';
import { decodeSpec } from '../../core/spec-link';
import { Later } from '../parts/Later';
import { Failure, Waiting } from '../parts/Notice';
import { PlayControls } from '../parts/PlayControls';
import { PlaySettings } from '../parts/PlaySettings';
import { PlayStage } from '../parts/PlayStage';
import { ProblemCard } from '../parts/ProblemCard';
import { armPresets, paperTurns } from '../state/arms';
import { HiddenContext } from '../state/assigned';
import { useDesk } from '../state/desk';
import { onFirstSign } from '../state/first-sign';
import { followDialogue } from '../state/follow';
import { createPlay } from '../state/play';
import { settled } from '../state/settled';
import { useTitle } from '../state/title';
import { wordingOfModel } from '../state/wording-of-model';
import styles from './Play.module.css';

const firstArm: ArmSpec = armPresets[1] ?? { name: 'multi-turn', maxTurns: paperTurns };

/** One problem, one dialogue, step by step: the paper's Figure 1, alive. */
export default function Play(): JSX.Element {
  const desk = useDesk();
  useTitle(() => 'Play');
  const [query, setQuery] = useSearchParams<{ set?: string; problem?: string; spec?: string }>();
  const play = createPlay(desk.lab, desk.engine);
  followDialogue(play);
  const { choice, chooseModel } = desk;
  const { assigned } = desk;
  const start = createMemo(() => startOf(assigned.current(), query.spec));
  const [arm, setArm] = createSignal<ArmSpec>(firstArm);
  const [sampling, setSampling] = createSignal(defaultSampling);
  const [seed, setSeed] = createSignal(1);
  const [wholeSet] = createResource(
    () =>
      (assigned.isHidden('set') ? undefined : query.set) ?? start().spec?.problems.set ?? desk.lab.firstSet,
    (id) => desk.lab.problemSet(id),
  );
  const set = createMemo(() => {
    const whole = settled(wholeSet) ?? null;
    const fixed = assigned.current()?.spec.problems;
    return whole && fixed?.set === whole.id ? { ...whole, problems: chooseProblems(fixed, whole) } : whole;
  });
  const problem = createMemo<Problem | null>(() => {
    const problems = set()?.problems ?? [];
    const wanted = assigned.isHidden('problem') ? undefined : query.problem;
    const named = problems.find(({ id }) => id === (wanted ?? start().spec?.problems.ids?.[0]));
    if (named || assigned.current()) return named ?? problems[0] ?? null;
    // One of middling difficulty shows more than one that is solved at once.
    return problems.find(({ difficulty }) => difficulty === 'medium') ?? problems[0] ?? null;
  });
  // A set has dozens of problems to choose from: the choice is drawn after the problem that is shown.
  const listed = createDeferred(set);
  const fault = (): unknown => desk.problemSets.error ?? wholeSet.error;

  createComputed(
    on(start, ({ spec }) => {
      if (!spec) return;
      chooseModel(spec.engine);
      setArm(spec.arms[0] ?? firstArm);
      setSampling(spec.sampling);
      setSeed(spec.seed);
    }),
  );

  // The sandbox takes seconds to boot: it begins as soon as someone is there, before they press Run.
  onFirstSign(() => desk.python.start());
  createEffect(on(problem, () => play.reset(), { defer: true }));

  function run(): void {
    const chosen = problem();
    if (chosen === null) return;
    desk.python.start();
    void play.run({ choice: choice(), problem: chosen, arm: arm(), sampling: sampling(), seed: seed() });
  }

  function runNextSeed(): void {
    setSeed((old) => (old + 1) % largestSeed);
    run();
  }

  return (
    <div class={styles.page}>
      <h1 class={styles.top}>
        A model writes a program, Python tests it, and what failed goes back to the model.
      </h1>
      <PlayControls
        play={play}
        canRun={problem() !== null}
        run={run}
        runNextSeed={assigned.isHidden('seed') ? undefined : runNextSeed}
      />
      <section class={styles.problem} aria-label="The problem">
        <Show when={!fault()} fallback={<Failure title="The problems could not be read" error={fault()} />}>
          <Show
            when={problem()}
            keyed
            fallback={
              <div class={styles.awaited}>
                <Waiting text="Fetching the problem" />
              </div>
            }
          >
            {(shown) => <ProblemCard problem={shown} />}
          </Show>
        </Show>
      </section>
      <section class={styles.stage} aria-label="The dialogue">
        <Later>
          <PlayStage play={play} problem={problem()} arm={arm()} />
        </Later>
      </section>
      <section class={styles.side} aria-label="What is run">
        <Show when={start().fault}>
          {(error) => <Failure title="This link cannot be read" error={error()} />}
        </Show>
        <HiddenContext.Provider value={assigned.isHidden}>
          <Later>
            <PlaySettings
              sets={settled(desk.problemSets) ?? []}
              set={listed()}
              problem={problem()}
              onProblem={(setId, problemId) => setQuery({ set: setId, problem: problemId })}
              settings={{ choice: choice(), arm: arm(), sampling: sampling(), seed: seed() }}
              wording={wordingOfModel(desk, choice())}
              onSettings={(settings) => {
                chooseModel(settings.choice);
                setArm(settings.arm);
                setSampling(settings.sampling);
                setSeed(settings.seed);
              }}
            />
          </Later>
        </HiddenContext.Provider>
      </section>
    </div>
  );
}

/** What Play begins with: a teacher's settings, else those of a link, of which it plays the first arm. */
function startOf(
  assignment: Assignment | null,
  encoded: string | undefined,
): { readonly spec: ExperimentSpec | null; readonly fault: unknown } {
  try {
    return {
      spec: assignment?.spec ?? (encoded === undefined ? null : decodeSpec(encoded)),
      fault: undefined,
    };
  } catch (fault) {
    return { spec: null, fault };
  }
}
