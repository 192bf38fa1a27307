import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoCounts, evaluationProblems, trainingProblems } from '../../model/world/problem-sets';
import { parseProblemSet } from '../../src/core/parse-problems';
import type { Problem } from '../../src/core/problem';

function shipped(name: string): readonly Problem[] {
  return parseProblemSet(JSON.parse(readFileSync(`public/problems/${name}.json`, 'utf8'))).problems;
}

describe('the shipped sets of the world', () => {
  it('are what the generator makes', () => {
    expect(shipped('demo')).toEqual(evaluationProblems(demoCounts, 1));
    expect(shipped('demo-training')).toEqual(trainingProblems({ easy: 60, medium: 60, hard: 60 }, 1));
  });

  it('share no reference program and no statement', () => {
    const training = shipped('demo-training');
    const programs = new Set(training.map(({ referenceProgram }) => referenceProgram));
    const statements = new Set(training.map(({ statement }) => statement));
    const shared = shipped('demo').filter(
      ({ referenceProgram, statement }) => programs.has(referenceProgram) || statements.has(statement),
    );
    expect(shared).toEqual([]);
  });
});
