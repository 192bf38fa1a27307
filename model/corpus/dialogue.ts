import type { Message } from '../../src/core/engine';
import { extractProgram } from '../../src/core/extract';
import { composeFeedback } from '../../src/core/feedback';
import type { Problem } from '../../src/core/problem';
import { chainAt, composePrompt } from '../../src/core/prompt';
import { createRandom, deriveSeed, type Random } from '../../src/core/random';
import type { Strategy } from '../../src/core/strategy';
import type { Turn } from '../../src/core/trajectory';
import { chance } from '../world/draw';
import { drawDifficulty, makeProblem, type WorldProblem } from '../world/make-problem';
import { isHeldOut } from '../world/split';
import type { Step } from '../world/step';
import { toProblem } from '../world/to-problem';
import { drawWrong, failedExamples, judgeSteps } from './attempt';
import { writeCode } from './code';
import { writeProse, type Intent } from './prose';
import { drawStrategy } from './draw-strategy';

/** A message of a training dialogue; only what is right and the assistant's is learned. */
export interface Line extends Message {
  readonly learned: boolean;
}

/** Probability that a dialogue begins with a wrong attempt, and that a second one follows. */
const wrongFirst = 0.5;
const wrongAgain = 0.3;

/** Everything that a training dialogue was composed from: what the lab would need to compose it again. */
export interface Composed {
  readonly problem: Problem;
  readonly strategy: Strategy;
  /** Whose tests the control `other-problem` tells. */
  readonly others: readonly Problem[];
  /** Wrong attempts, then a right one. */
  readonly turns: readonly Turn[];
}

/**
 * The training dialogue of a seed: a problem that is not kept for evaluation, a strategy, wrong attempts with their
 * feedback or none, and a right one. Prompts and feedback are the lab's own; wrong replies are not learned. Nothing is
 * traced here: `trace` feedback takes the form of its fallback.
 */
export function makeDialogue(seed: number): readonly Line[] {
  const { turns } = composeDialogue(seed);
  const last = turns.at(-1);
  if (last === undefined) throw new RangeError('A dialogue needs a turn.');
  const right = new Set([last.reply, last.reasoning?.reply]);
  return [...last.messages, { role: 'assistant' as const, content: last.reply }].map((message) => ({
    ...message,
    learned: message.role === 'assistant' && right.has(message.content),
  }));
}

/** What `makeDialogue` tells, turn by turn. */
export function composeDialogue(seed: number): Composed {
  const random = createRandom(deriveSeed('dialogue', seed));
  const made = drawTraining(random);
  const strategy = drawStrategy(random);
  const problem = toProblem(made, 'problem');
  const others = [toProblem(drawTraining(random), 'other')];
  const turns: Turn[] = [];
  for (const steps of drawAttempts(random, made, strategy.maxTurns))
    turns.push(takeTurn({ made, problem, strategy, others, seed: random.int(2 ** 31 - 1) }, turns, steps));
  return { problem, strategy, others, turns };
}

/** A problem whose composition is not kept for evaluation. */
export function drawTraining(random: Random): WorldProblem {
  for (;;) {
    const made = makeProblem(random.int(2 ** 31 - 1), drawDifficulty(random));
    if (!isHeldOut(made.steps)) return made;
  }
}

/** The programs of a dialogue in order: at most `most`, the last one right. */
function drawAttempts(random: Random, made: WorldProblem, most: number): readonly (readonly Step[])[] {
  const wrong: (readonly Step[])[] = [];
  while (wrong.length < most - 1 && chance(random, wrong.length === 0 ? wrongFirst : wrongAgain)) {
    const attempt = drawWrong(random, made, wrong);
    if (attempt === null) break;
    wrong.push(attempt);
  }
  return [...wrong, made.steps];
}

interface Scene {
  readonly made: WorldProblem;
  readonly problem: Problem;
  readonly strategy: Strategy;
  readonly others: readonly Problem[];
  readonly seed: number;
}

function takeTurn(scene: Scene, turns: readonly Turn[], steps: readonly Step[]): Turn {
  const { made, problem, strategy, others, seed } = scene;
  const intent: Intent = { steps, clauses: made.clauses, evidence: evidenceFor(made, turns.at(-1)) };
  const chain = chainAt(strategy, turns.length);
  const prompt = composePrompt(problem, strategy, turns);
  const prose = chain.reasoning === null ? null : writeProse(chain.reasoning.id, intent);
  const messages = prompt.kind === 'code' ? prompt.messages : prompt.withProse(prose ?? '');
  const reply = writeCode(chain.instruction?.id ?? null, intent);
  const program = extractProgram(reply, strategy.extraction);
  const tests = judgeSteps(steps, made.publicExamples);
  const isRight = tests.every(({ outcome }) => outcome === 'passed');
  const feedback = isRight
    ? null
    : composeFeedback({ problem, strategy, program, results: tests, others, seed, trace: null });
  return {
    ...unmeasured,
    index: turns.length,
    parent: turns.length === 0 ? null : turns.length - 1,
    reasoning:
      prose === null || prompt.kind === 'code'
        ? null
        : { ...unmeasuredCall, messages: prompt.messages, reply: prose },
    messages,
    reply,
    program,
    tests,
    feedback,
  };
}

/** What may be looked at when an attempt is written: failed tests where the feedback told them, else what was shown. */
function evidenceFor(made: WorldProblem, before: Turn | undefined): Intent['evidence'] {
  const told = before?.feedback?.fellBackTo?.kind ?? before?.feedback?.kind;
  return before !== undefined && (told === 'failed-tests' || told === 'failed-and-passed')
    ? failedExamples(before.tests, made.publicExamples)
    : made.publicExamples.slice(0, made.shown);
}

const unmeasuredCall = {
  thoughts: null,
  finish: 'stop',
  seed: 0,
  tokens: { prompt: null, prefilled: null, generated: null },
  ms: 0,
  shared: false,
} as const;

const unmeasured = {
  author: 'model',
  thoughts: null,
  finish: 'stop',
  seed: 0,
  tokens: { prompt: null, prefilled: null, generated: null },
  ms: { queued: 0, generate: 0, test: 0 },
} as const;
