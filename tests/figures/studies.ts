import type { FeedbackKind } from '../../src/core/strategy';
import { countStudy, type Study } from '../../src/core/study';
import { createRandom } from '../../src/core/random';
import type { Revision } from '../../src/core/revisions';
import type { TrajectorySummary } from '../../src/core/trajectory';
import { anExperiment } from '../core/experiments';
import { summaryOf, type TurnLetter } from '../core/summaries';

const text = (id: string) => ({ id, text: id });

/** Four arms over nine problems of three difficulties, 24 seeded samples each: enough for every figure. */
export const experiment = anExperiment({
  arms: {
    plain: 1,
    CoT: { maxTurns: 1, reasoning: text('nl-solution') },
    'multi-turn': 3,
    'multi-turn CoT': { maxTurns: 3, reasoning: text('nl-solution') },
  },
  problems: Array.from({ length: 9 }, (_, at) => ({
    id: `p${at}`,
    title: `Problem ${'ABCDEFGHI'[at]}`,
    difficulty: (['easy', 'medium', 'hard'] as const)[Math.floor(at / 3)] ?? 'hard',
    family: `f${at % 3}`,
  })),
  samples: 24,
});

const gain: Readonly<Record<string, number>> = {
  plain: 0,
  CoT: 0.12,
  'multi-turn': 0.02,
  'multi-turn CoT': 0.08,
};

function createSummaries(): readonly TrajectorySummary[] {
  const random = createRandom(11);
  return experiment.arms.flatMap(({ name, maxTurns }) =>
    experiment.problems.flatMap(({ id }, problem) =>
      Array.from({ length: 24 }, (_, sample) => {
        const chance = 0.6 - 0.06 * problem + (gain[name] ?? 0);
        const letters: TurnLetter[] = [];
        while (letters.length < maxTurns && letters.at(-1) !== 'p') {
          const draw = random.next();
          letters.push(draw < chance ? 'p' : draw < 0.75 ? 'w' : draw < 0.85 ? 'h' : draw < 0.95 ? 'x' : 'n');
        }
        return summaryOf(letters.join(''), random.next() < 0.8, { problemId: id, arm: name, sample });
      }),
    ),
  );
}

export const summaries = createSummaries();
export const study: Study = countStudy(experiment, summaries);

const kinds: readonly (readonly [FeedbackKind, number, number])[] = [
  ['binary', 3, 2],
  ['failed-tests', 6, 1.5],
  ['trace', 12, 1],
];

/** Seeded similarities: finer feedback, more alike programs. */
export const revisions: readonly Revision[] = (() => {
  const random = createRandom(12);
  return kinds.flatMap(([feedback, a, b]) =>
    Array.from({ length: 60 }, (_, sample): Revision => {
      const ratio = random.beta(a, b);
      return {
        problemId: 'p0',
        arm: feedback,
        sample,
        turn: 2,
        feedback,
        ratio,
        chrf: ratio * 0.9,
        isIdentical: ratio > 0.99,
      };
    }),
  );
})();
