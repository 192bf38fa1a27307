import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/core/engine';
import { composePrompt, recomposeDialogue } from '../../src/core/prompt';
import type { CotMode, Strategy } from '../../src/core/strategy';
import type { Turn } from '../../src/core/trajectory';
import { wordingOf, wordings } from '../../src/core/wording';
import { plainStrategy, reverseProblem, sumProblem } from './fixtures';

/** An attempt at `messages` that failed and got feedback. */
function failed(index: number, messages: readonly Message[], prose: string | null = null): Turn {
  const tokens = { prompt: null, prefilled: null, generated: null };
  return {
    index,
    parent: index === 0 ? null : index - 1,
    author: 'model',
    reasoning:
      prose === null
        ? null
        : {
            messages: [],
            reply: prose,
            thoughts: null,
            finish: 'stop',
            seed: 0,
            tokens,
            ms: 0,
            shared: false,
          },
    messages,
    reply: `REPLY ${index}`,
    thoughts: null,
    finish: 'stop',
    seed: 0,
    program: 'x',
    tests: [],
    feedback: { kind: 'binary', fellBackTo: null, text: `FEEDBACK ${index}` },
    tokens,
    ms: { queued: 0, generate: 0, test: 0 },
  };
}

/** A dialogue of `turns` failed attempts, as the strategy puts it. */
function dialogue(strategy: Strategy, turns: number): readonly Turn[] {
  const path: Turn[] = [];
  for (let index = 0; index < turns; index += 1) {
    const prompt = composePrompt(sumProblem, strategy, path);
    path.push(
      prompt.kind === 'code'
        ? failed(index, prompt.messages)
        : failed(index, prompt.withProse(`PROSE ${index}`), `PROSE ${index}`),
    );
  }
  return path;
}

function transcript(messages: readonly Message[]): string {
  return messages.map(({ role, content }) => `--- ${role}\n${content}`).join('\n');
}

const reasoning = { id: 'own', text: 'REASONING' };
const instruction = { id: 'own', text: 'INSTRUCTION' };

describe.each(wordings.map(({ id }) => id))('the wording "%s"', (wording) => {
  test('puts every prompt of the prompt space, on two fixed problems, as it always did', () => {
    const { reasoning: prose, instruction: how } = wordingOf(wording).prompts;
    expect([prose.length, how.length]).toEqual([8, 6]);
    for (const problem of [sumProblem, reverseProblem])
      for (const asked of [null, ...prose])
        for (const form of [null, ...how]) {
          // Both axes one by one; their combination is one test of every kind below.
          if (asked !== null && form !== null && form.id !== 'docstrings') continue;
          const extraction = form?.id === 'weak-then-better' ? 'last' : 'first';
          const strategy = {
            ...plainStrategy,
            wording,
            reasoning: asked,
            instruction: form,
            extraction,
          } as const;
          const prompt = composePrompt(problem, strategy, []);
          const messages = prompt.kind === 'code' ? prompt.messages : prompt.withProse('PROSE');
          expect(transcript(messages)).toMatchSnapshot(
            `${problem.id}, ${asked?.id ?? 'none'} × ${form?.id ?? 'none'}`,
          );
        }
  });

  test.each(['first-turn', 'every-turn', 'retry'] as const)(
    'puts a three-turn dialogue with cot %s',
    (cot: CotMode) => {
      const path = dialogue({ ...plainStrategy, wording, reasoning, instruction, cot, maxTurns: 3 }, 3);
      expect(transcript(path[2]?.messages ?? [])).toMatchSnapshot();
    },
  );
});

describe('when the chain of thought comes in', () => {
  /** For each turn: whether prose was asked for and whether the request for code carries the instruction. */
  function comesIn(cot: CotMode, strategy: Partial<Strategy> = {}): readonly string[] {
    return dialogue({ ...plainStrategy, reasoning, instruction, cot, ...strategy }, 4).map((turn) => {
      const asked = turn.messages.at(-1)?.content ?? '';
      const before = turn.messages.at(-3)?.content ?? '';
      const hasProse = turn.reasoning !== null && before.includes('REASONING');
      return [hasProse ? 'prose' : '', asked.includes('INSTRUCTION') ? 'instruction' : '']
        .filter(Boolean)
        .join('+');
    });
  }

  test('first-turn: before the first code only', () => {
    expect(comesIn('first-turn')).toEqual(['prose+instruction', '', '', '']);
  });

  test('every-turn: before every code', () => {
    expect(comesIn('every-turn')).toEqual(Array.from({ length: 4 }, () => 'prose+instruction'));
  });

  test('retry: plain, then guidelines, then prose', () => {
    expect(comesIn('retry')).toEqual(['', 'instruction', 'prose', 'prose']);
  });

  test('retry has prompts of its own where the strategy names none', () => {
    const [, second, third] = dialogue({ ...plainStrategy, cot: 'retry' }, 3);
    expect(second?.messages.at(-1)?.content).toContain('small functions');
    expect(third?.reasoning?.reply).toBe('PROSE 2');
  });
});

test('a prompt repeats everything that was sent before it, to the letter', () => {
  const path = dialogue({ ...plainStrategy, reasoning, instruction, cot: 'every-turn' }, 4);
  for (const [index, turn] of path.entries()) {
    const before = path[index - 1]?.messages ?? [];
    expect(turn.messages.slice(0, before.length)).toEqual(before);
  }
});

test('a dialogue without its chain of thought joins prose and code and keeps the facts', () => {
  const path = dialogue({ ...plainStrategy, reasoning, instruction }, 2);
  const stripped = recomposeDialogue(
    sumProblem,
    { ...plainStrategy, reasoning: null, instruction: null },
    path,
  );
  const [plainFirst] = dialogue(plainStrategy, 1);
  expect(stripped).toEqual([
    ...(plainFirst?.messages ?? []),
    { role: 'assistant', content: 'PROSE 0\n\nREPLY 0' },
    { role: 'user', content: expect.stringContaining('FEEDBACK 0') },
    { role: 'assistant', content: 'REPLY 1' },
  ]);
  expect(transcript(stripped)).not.toContain('REASONING');
  expect(transcript(stripped)).not.toContain('INSTRUCTION');
});

test('a statement may show fewer examples than there are public tests', () => {
  const shown = wordingOf('plain').problem(reverseProblem);
  expect(shown).toContain("backwards('abc')");
  expect(shown).not.toContain("backwards('')");
});

test('an unknown wording is refused with the known ones', () => {
  expect(() => wordingOf('latin')).toThrow(
    'There is no wording "latin". This lab knows "plain", "demo", "first".',
  );
});

describe('the first wording is the one that the first demo model was trained on', () => {
  const strategy: Strategy = { ...plainStrategy, wording: 'first' };
  const opening =
    'The input holds two integers. Print their sum.\n\nInput:\n1 2\nOutput:\n3\nInput:\n-4 4\nOutput:\n0\n\n';
  const request = 'Write a Python program that solves it. Put it in a python code block.';

  test('plain', () => {
    expect(composePrompt(sumProblem, strategy, []).messages).toEqual([
      { role: 'user', content: opening + request },
    ]);
  });

  test('with reasoning', () => {
    const steps = wordingOf('first').prompts.reasoning.find(({ id }) => id === 'nl-solution') ?? null;
    const prompt = composePrompt(sumProblem, { ...strategy, reasoning: steps }, []);
    if (prompt.kind !== 'prose') throw new Error('Reasoning asks for prose.');
    expect(prompt.withProse('1. Add.')).toEqual([
      { role: 'user', content: `${opening}Before coding, list the steps of a solution in plain words.` },
      { role: 'assistant', content: '1. Add.' },
      { role: 'user', content: request },
    ]);
  });
});
