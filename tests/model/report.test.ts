import { describe, expect, it } from 'vitest';
import { barsOf, figuresOf, reportText } from '../../model/evaluate/report';
import { dealArms, evaluationSpec } from '../../model/evaluate/spec';
import { evaluationProblems } from '../../model/world/problem-sets';
import { createExperiment } from '../../src/core/create-experiment';
import type { Experiment } from '../../src/core/experiment';
import { difficulties } from '../../src/core/problem';
import { createRandom } from '../../src/core/random';
import { parseSpec } from '../../src/core/parse-spec';
import { countStudy, type Study } from '../../src/core/study';
import type { TrajectorySummary } from '../../src/core/trajectory';
import { demoWording } from '../../src/core/wording-demo';

const samples = 40;
const each = 12;
const spec = evaluationSpec({
  model: 'demo',
  set: 'demo',
  samples,
  each,
  difficulties,
  seed: 3,
});

const experiment: Experiment = createExperiment({
  spec,
  set: {
    id: 'demo',
    title: 'Demo',
    description: '',
    license: '',
    source: '',
    problems: evaluationProblems({ easy: each, medium: each, hard: each }, 1),
  },
  prompts: demoWording.prompts,
  wording: demoWording.id,
  id: 'e',
  now: 0,
  versions: {},
});

/** A study in which each attempt is right with the probability that `chance` gives its arm and turn. */
function studyWith(chance: (arm: string, turn: number, difficulty: string) => number): Study {
  const random = createRandom(1);
  const tokens = { prompt: 100, prefilled: 50, generated: 40 };
  const summaries = experiment.problems.flatMap((problem) =>
    experiment.arms.flatMap((arm) =>
      Array.from({ length: samples }, (_, sample): TrajectorySummary => {
        const passes = Array.from(
          { length: arm.maxTurns },
          (_unused, turn) => random.next() < chance(arm.name, turn, problem.difficulty ?? ''),
        );
        const first = passes.indexOf(true);
        const made = first < 0 ? arm.maxTurns : first + 1;
        return {
          experimentId: 'e',
          problemId: problem.id,
          arm: arm.name,
          sample,
          seed: sample,
          end: first < 0 ? 'exhausted' : 'satisfied',
          publicPass: first >= 0,
          correct: first >= 0,
          final: made - 1,
          turns: Array.from({ length: made }, (_unused, turn) => ({
            parent: turn === 0 ? null : turn - 1,
            author: 'model',
            hasProgram: true,
            publicPassed: passes[turn] === true ? 2 : 0,
            publicTotal: 2,
            failure: passes[turn] === true ? null : 'wrong',
            tokens,
            reasoningTokens: null,
            generateMs: 1,
          })),
          endedAt: 0,
        };
      }),
    ),
  );
  return countStudy(experiment, summaries);
}

const plain: Readonly<Record<string, number>> = { easy: 0.8, medium: 0.5, hard: 0.3 };

describe('the evaluation of the demo model', () => {
  it('is a spec that the lab accepts', () => {
    expect(parseSpec(spec)).toEqual(spec);
  });

  it('finds every bar met by a model that uses reasoning and feedback', () => {
    const study = studyWith(
      (arm, turn, difficulty) =>
        (plain[difficulty] ?? 0) +
        (arm === 'explain-io' ? 0.15 : 0) +
        (arm === 'failed tests' && turn > 0 ? 0.3 : 0),
    );
    const bars = barsOf(figuresOf(study));
    expect(bars.filter(({ met }) => !met)).toEqual([]);
    expect(bars.length).toBe(6);
  });

  it('finds both directions unmet by a model that looks at neither', () => {
    const bars = barsOf(figuresOf(studyWith((_arm, _turn, difficulty) => plain[difficulty] ?? 0)));
    expect(bars.map(({ met }) => met)).toEqual([true, true, true, true, false, false]);
  });

  it('says why a column is undefined, and gives the same figures again', () => {
    const study = studyWith((_arm, _turn, difficulty) => plain[difficulty] ?? 0);
    const figures = figuresOf(study);
    expect(figuresOf(study)).toEqual(figures);
    const row = figures.find(
      ({ section, arm, column }) =>
        section === 'Table 1' && column === '33@100' && arm === 'failed tests, 1 turn',
    );
    expect(row?.value).toBeNull();
    expect(reportText(figures, barsOf(figures))).toContain(row?.reason ?? 'no reason');
  });
});

describe('the evaluation dealt to several browsers', () => {
  it('has each arm once, and neither part much longer than the other', () => {
    const parts = dealArms(spec, 2);
    expect(parts.flatMap(({ arms }) => arms).toSorted(byName)).toEqual(spec.arms.toSorted(byName));
    const turns = parts.map(({ arms }) => arms.reduce((sum, { maxTurns }) => sum + maxTurns, 0));
    expect(Math.abs((turns[0] ?? 0) - (turns[1] ?? 0))).toBeLessThanOrEqual(3);
  });

  it('is the whole for one browser', () => {
    expect(dealArms(spec, 1).map(({ arms }) => arms.toSorted(byName))).toEqual([spec.arms.toSorted(byName)]);
  });
});

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}
