import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { composeDialogue, makeDialogue } from '../../model/corpus/dialogue';
import { makeDrill } from '../../model/corpus/drill';
import { learnedBit, packDialogue } from '../../model/corpus/pack';
import { createTokenizer } from '../../model/tokenizer/tokenizer';
import { solve, type SolveJob } from '../../src/core/solve';
import type { Trajectory, Turn } from '../../src/core/trajectory';
import { demoWording } from '../../src/core/wording-demo';
import { ended, fakeEngine, fakeExecutor } from '../fakes';

const seeds = Array.from({ length: 400 }, (_, seed) => seed);
const composed = seeds.map((seed) => ({ seed, ...composeDialogue(seed) }));

/** What Python prints for every program of the dialogues on every public test. */
const printed = runAll(
  composed.flatMap(({ problem, turns }) =>
    turns.flatMap(({ program }) =>
      problem.publicTests.flatMap((test) =>
        test.kind === 'stdin' && program !== null ? [{ program, stdin: test.stdin }] : [],
      ),
    ),
  ),
);

function runAll(
  runs: readonly { readonly program: string; readonly stdin: string }[],
): ReadonlyMap<string, string> {
  const input = JSON.stringify(runs);
  const outputs: unknown = JSON.parse(
    execFileSync('python3', ['model/run-programs.py'], { input, encoding: 'utf8', maxBuffer: 1e8 }),
  );
  if (!Array.isArray(outputs)) throw new Error('The programs were not run.');
  return new Map(runs.map(({ program, stdin }, index) => [`${program}\0${stdin}`, String(outputs[index])]));
}

/** Lets the lab's own loop hold the dialogue again, the model's part being read from it. */
async function heldByTheLab(index: number): Promise<Trajectory> {
  const dialogue = composed[index];
  if (dialogue === undefined) throw new RangeError('There is no such dialogue.');
  const { problem, strategy, others, turns } = dialogue;
  const replies = turns.flatMap(({ reasoning, reply }) =>
    reasoning === null ? [reply] : [reasoning.reply, reply],
  );
  const job: SolveJob = {
    key: { experimentId: 'e', problemId: problem.id, arm: strategy.name, sample: 0 },
    problem,
    strategy,
    others,
    sampling: { temperature: 1, topP: 1, maxTokens: 512 },
    seed: 1,
    engine: fakeEngine(replies),
    executor: fakeExecutor((program, testCase) =>
      ended(testCase.kind === 'stdin' ? (printed.get(`${program}\0${testCase.stdin}`) ?? '?') : '?'),
    ),
  };
  const events = solve(job);
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value;
  }
}

describe('the corpus', () => {
  it('holds the very dialogues that the lab holds when a model replies so', async () => {
    const said = ({ messages, reply, program, feedback, reasoning }: Turn) => ({
      messages,
      reply,
      program,
      feedback,
      reasoning: reasoning?.messages,
    });
    for (const [index, { turns }] of composed.entries()) {
      const trajectory = await heldByTheLab(index);
      expect(trajectory.turns.map(said)).toEqual(turns.map(said));
      expect(trajectory.end).toBe('satisfied');
    }
  });

  it('learns right replies and nothing else', () => {
    for (const { seed, turns } of composed) {
      const lines = makeDialogue(seed);
      const wrong = new Set(turns.slice(0, -1).map(({ reply }) => reply));
      expect(lines.filter(({ learned }) => learned).some(({ content }) => wrong.has(content))).toBe(false);
      expect(lines.some(({ role, learned }) => role === 'user' && learned)).toBe(false);
      expect(lines.at(-1)?.learned).toBe(true);
    }
  });

  it('covers every reasoning prompt, instruction prompt, feedback kind and number of turns', () => {
    const strategies = composed.map(({ strategy }) => strategy);
    expect(new Set(strategies.map(({ reasoning }) => reasoning?.id))).toEqual(
      new Set([undefined, ...demoWording.prompts.reasoning.map(({ id }) => id)]),
    );
    expect(new Set(strategies.map(({ instruction }) => instruction?.id))).toEqual(
      new Set([undefined, ...demoWording.prompts.instruction.map(({ id }) => id)]),
    );
    expect(new Set(strategies.map(({ feedback }) => feedback)).size).toBe(6);
    expect(new Set(strategies.map(({ cot }) => cot)).size).toBe(3);
    expect(new Set(composed.map(({ turns }) => turns.length))).toEqual(new Set([1, 2, 3]));
  });

  it('has every final program pass the public tests in real Python', () => {
    for (const { problem, turns } of composed) {
      const program = turns.at(-1)?.program ?? '';
      for (const test of problem.publicTests)
        if (test.kind === 'stdin') expect(printed.get(`${program}\0${test.stdin}`)).toBe(test.expected);
    }
  });

  it('has drills of the training side that work two examples through, down to what is expected', () => {
    const drills = seeds.map(makeDrill);
    for (const [asked, answered] of drills) {
      const lines = asked?.content.split('\n') ?? [];
      const shown = lines.filter((line) => line.includes(' -> ')).map((line) => line.split(' -> '));
      expect(lines.at(-1)).toBe('First explain the examples.');
      expect(shown).toHaveLength(2);
      expect([asked?.learned, answered?.learned]).toEqual([false, true]);
      const worked = answered?.content.split('\n') ?? [];
      const each = worked.length / 2;
      for (const [index, [input, output]] of shown.entries()) {
        expect(worked[index * each]).toBe(input);
        const last = worked[(index + 1) * each - 1] ?? '';
        expect(last.endsWith(`: ${output ?? ''}`) || last.startsWith(`${output ?? ''}, so `)).toBe(true);
      }
    }
    expect(new Set(drills.map(([asked]) => asked?.content)).size).toBeGreaterThan(390);
  });

  it('is packed as the chat template writes it, with the learned tokens marked', () => {
    const lines = [
      { role: 'user', content: 'Write the program.', learned: false },
      { role: 'assistant', content: 'print(1)', learned: true },
    ] as const;
    const tokenizer = createTokenizer([['p', 'r']]);
    const packed = packDialogue(tokenizer, lines) ?? [];
    expect(tokenizer.decode(packed.map((id) => id & (learnedBit - 1)))).toBe(
      '<|user|>Write the program.<|end|><|assistant|>print(1)<|end|>',
    );
    expect(tokenizer.decode(packed.filter((id) => id >= learnedBit).map((id) => id - learnedBit))).toBe(
      'print(1)<|end|>',
    );
  });
});
