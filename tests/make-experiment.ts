import type { Message } from '../src/core/engine';
import type { Experiment } from '../src/core/experiment';
import type { Problem } from '../src/core/problem';
import type { Strategy } from '../src/core/strategy';
import type { CellKey, TestResult, Trajectory, Turn } from '../src/core/trajectory';

/** A problem that asks for a number to be doubled. */
export function makeProblem(id: string): Problem {
  return {
    id,
    title: `Double ${id}`,
    statement: `Read a number and print its double. (${id})`,
    difficulty: 'easy',
    tags: ['arithmetic'],
    family: null,
    entryPoint: null,
    starterCode: null,
    publicTests: [{ kind: 'stdin', stdin: '2\n', expected: '4\n' }],
    privateTests: [
      { kind: 'stdin', stdin: '5\n', expected: '10\n' },
      { kind: 'stdin', stdin: '-1\n', expected: '-2\n' },
    ],
    shownTests: null,
    checker: { kind: 'tokens' },
    limitMs: null,
    memoryMiB: null,
    referenceProgram: 'print(2 * int(input()))',
    wrongPrograms: ['print(4)'],
    flags: [],
  };
}

/** An experiment of `problems` × `arms` × `samples`, its names p0…, arm0…. */
export function makeExperiment(
  id: string,
  sizes: { readonly problems: number; readonly arms: number; readonly samples: number },
): Experiment {
  const arms = Array.from({ length: sizes.arms }, (_, i): Strategy => ({
    name: `arm${i}`,
    maxTurns: 3,
    feedback: 'failed-tests',
    reasoning: null,
    instruction: null,
    cot: 'first-turn',
    extraction: 'first',
    search: { kind: 'linear' },
    wording: 'plain',
  }));
  return {
    id,
    createdAt: 1_700_000_000_000,
    spec: {
      version: 1,
      name: `experiment ${id}`,
      seed: 7,
      samples: sizes.samples,
      engine: { kind: 'wllama', model: 'demo' },
      problems: { set: 'made' },
      arms: arms.map(({ name, maxTurns }) => ({ name, maxTurns })),
      sampling: { temperature: 1, topP: 0.95, maxTokens: 256 },
    },
    arms,
    problems: Array.from({ length: sizes.problems }, (_, i) => makeProblem(`p${i}`)),
    engine: null,
    versions: { turnwise: 'test' },
  };
}

/** Every cell of an experiment, in the order problem, arm, sample. */
export function cellsOf({ id, problems, arms, spec }: Experiment): readonly CellKey[] {
  return problems.flatMap((problem) =>
    arms.flatMap((arm) =>
      Array.from({ length: spec.samples }, (_, sample) => ({
        experimentId: id,
        problemId: problem.id,
        arm: arm.name,
        sample,
      })),
    ),
  );
}

/**
 * A trajectory as a sweep makes one: a wrong first attempt with feedback, a second one that passes the public tests,
 * the whole history in each turn's messages.
 */
export function makeTrajectory(key: CellKey, program = 'print(2 * int(input()))'): Trajectory {
  const first = makeTurn(0, [{ role: 'user', content: `Problem ${key.problemId}` }], 'print(5)', false);
  const history: readonly Message[] = [
    ...first.messages,
    { role: 'assistant', content: first.reply },
    { role: 'user', content: first.feedback?.text ?? '' },
  ];
  return {
    ...key,
    seed: 11 + key.sample,
    end: 'satisfied',
    publicPass: true,
    correct: true,
    final: 1,
    turns: [first, makeTurn(1, history, program, true)],
    judgement: { correct: true, tests: [resultOf(0, '10\n', true), resultOf(1, '-2\n', true)] },
    endedAt: 1_700_000_001_000,
  };
}

function makeTurn(index: number, messages: readonly Message[], program: string, passes: boolean): Turn {
  return {
    index,
    parent: index === 0 ? null : index - 1,
    author: 'model',
    reasoning: null,
    messages,
    reply: `Here it is.\n\n\`\`\`python\n${program}\n\`\`\`\n`,
    thoughts: null,
    finish: 'stop',
    seed: 100 + index,
    program,
    tests: [resultOf(0, passes ? '4\n' : '5\n', passes)],
    feedback: passes ? null : { kind: 'failed-tests', fellBackTo: null, text: 'Input 2, expected 4, got 5.' },
    tokens: { prompt: 40 + 30 * index, prefilled: 30, generated: 25 },
    ms: { queued: 0, generate: 120.5, test: 3.25 },
  };
}

function resultOf(test: number, stdout: string, passes: boolean): TestResult {
  return {
    test,
    outcome: passes ? 'passed' : 'wrong',
    observation: { kind: 'ended', stdout, stderr: '', value: null, ms: 1.5 },
  };
}
