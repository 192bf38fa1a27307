import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { defaultSampling } from '../../core/parse-spec';
import type { Outcome, Prediction } from '../../core/prediction';
import type { Problem } from '../../core/problem';
import type { SolveEvent } from '../../core/solve';
import type { Desk } from './desk';
import { createPlay, type Play } from './play';
import type { Predictions } from './predictions';

/** A dialogue whose second program has been written, and whose second tests are held back until the student has said. */
export interface TurnQuestion {
  readonly play: Play;
  readonly problem: Accessor<Problem | null>;
  readonly stage: Accessor<'idle' | 'looking' | 'asking' | 'shown'>;
  /** What was said of this dialogue. */
  readonly said: Accessor<Prediction | null>;
  /** Dialogues that ended before there was anything to ask. */
  readonly passedOver: Accessor<number>;
  readonly fault: Accessor<unknown>;
  begin(): Promise<void>;
  say(guess: number, confidence: number): void;
}

/** Dialogues looked through for one whose first program fails, before the person is asked to go on. */
const mostDialogues = 12;
const arm = { name: 'two turns', maxTurns: 2, feedback: 'failed-tests' } as const;

export const turnQuestion = 'Does the second program pass all public tests?';
export const turnAnswers = ['Yes, it passes', 'No, it fails again'] as const;

export function createTurnQuestion(desk: Desk, predictions: Predictions, page: number): TurnQuestion {
  const play = createPlay(desk.lab, desk.engine, isSecondVerdict);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [saidId, setSaidId] = createSignal<string | null>(null);
  const [passedOver, setPassedOver] = createSignal(0);
  const [isLooking, setIsLooking] = createSignal(false);
  const [fault, setFault] = createSignal<unknown>(null);
  const said = () => predictions.all().find(({ id }) => id === saidId()) ?? null;
  let isGone = false;
  // A dialogue that was shown, or passed over, does not come again in this visit; nor those of earlier visits.
  let next = predictions.count(page);
  onCleanup(() => (isGone = true));

  async function begin(): Promise<void> {
    setSaidId(null);
    setFault(null);
    setPassedOver(0);
    setIsLooking(true);
    try {
      await look();
    } catch (error) {
      setFault(error);
    }
    setIsLooking(false);
  }

  async function look(): Promise<void> {
    const set = await desk.lab.problemSet(desk.lab.firstSet);
    const harder = set.problems.filter(({ difficulty }) => difficulty !== 'easy');
    const pool = harder.length > 0 ? harder : set.problems;
    for (let tried = 0; tried < mostDialogues && !isGone; tried += 1) {
      const chosen = pool[next % pool.length];
      const choice = desk.lab.shippedModels[0]?.choice ?? desk.choice();
      if (chosen === undefined) return;
      next += 1;
      setProblem(chosen);
      await play.run({ choice, problem: chosen, arm, sampling: defaultSampling, seed: next });
      const phase = play.phase();
      if (phase.kind === 'failed') throw phase.error;
      if (phase.kind !== 'ended') return;
      const id = saidId();
      if (id !== null) return predictions.decide(id, outcomeOf(play));
      setPassedOver(tried + 1);
    }
    if (!isGone)
      setFault(new Error('In each of these dialogues the first program passed already. Look for another.'));
  }

  return {
    play,
    problem,
    said,
    passedOver,
    fault,
    begin,
    stage: () => {
      if (said()?.outcome) return 'shown';
      if (!isLooking()) return 'idle';
      return play.pacer.isHeld() ? 'asking' : 'looking';
    },
    say(guess, confidence) {
      const made = predictions.add({
        page,
        kind: 'turn',
        question: turnQuestion,
        options: turnAnswers,
        guess,
        confidence,
      });
      setSaidId(made.id);
      play.pacer.goOn();
    },
  };
}

function isSecondVerdict(event: SolveEvent): boolean {
  return event.kind === 'test' && event.turn === 1 && event.result.test === 0;
}

function outcomeOf(play: Play): Outcome {
  const tests = play.view().turns[1]?.tests ?? [];
  const passed = tests.filter(({ outcome }) => outcome === 'passed').length;
  return {
    answer: passed === tests.length ? 0 : 1,
    words: `The second program passes ${passed} of ${tests.length} public tests.`,
  };
}
