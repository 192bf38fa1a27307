import type { OutcomeKind, TrajectorySummary, TurnSummary } from '../../src/core/trajectory';

/** A turn in one letter: "p" passes its two public tests, "w" gives a wrong answer, "h" passes one, "n" has no program. */
export type TurnLetter = 'p' | 'w' | 'h' | 'n' | 'x';

/** A turn's summary from one letter; "x" raises. `author` is the model unless said. */
export function turnOf(
  letter: TurnLetter,
  parent: number | null,
  author: 'model' | 'person' = 'model',
): TurnSummary {
  const failures: Record<TurnLetter, OutcomeKind | null> = {
    p: null,
    w: 'wrong',
    h: 'wrong',
    n: null,
    x: 'raised',
  };
  return {
    parent,
    author,
    hasProgram: letter !== 'n',
    publicPassed: letter === 'p' ? 2 : letter === 'h' ? 1 : 0,
    publicTotal: 2,
    failure: failures[letter],
    tokens: { prompt: 100, prefilled: 40, generated: 20 },
    reasoningTokens: null,
    generateMs: 50,
  };
}

/** A linear trajectory from its turns' letters ("wwp"); `correct` only makes sense when the last letter is "p". */
export function summaryOf(
  letters: string,
  correct = false,
  rest: Partial<TrajectorySummary> = {},
): TrajectorySummary {
  const turns = [...letters].map((letter, index) => turnOf(letterOf(letter), index === 0 ? null : index - 1));
  const publicPass = letters.endsWith('p');
  return {
    experimentId: 'e',
    problemId: 'a',
    arm: 'plain',
    sample: 0,
    seed: 1,
    end: publicPass ? 'satisfied' : 'exhausted',
    publicPass,
    correct: publicPass && correct,
    final: Math.max(0, turns.length - 1),
    turns,
    endedAt: 0,
    ...rest,
  };
}

function letterOf(text: string): TurnLetter {
  if (text === 'p' || text === 'w' || text === 'h' || text === 'n' || text === 'x') return text;
  throw new RangeError(`No turn is written "${text}".`);
}
