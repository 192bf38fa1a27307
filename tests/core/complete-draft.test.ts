import { describe, expect, it } from 'vitest';
import { completeDraft } from '../../src/core/complete-draft';
import { importEvalPlus } from '../../src/core/import-eval-plus';
import type { Draft } from '../../src/core/imported';
import { ended, fakeExecutor, raised } from '../fakes';
import { evalPlus } from './import-fixtures';

function draftOf(row: object): Draft {
  const imported = importEvalPlus(row);
  if (imported.kind !== 'draft') throw new Error('The fixture is a draft.');
  return imported.draft;
}

const halving = fakeExecutor((_, testCase) => {
  const [x] = testCase.kind === 'call' ? testCase.args : [];
  return typeof x === 'number' ? ended('', x / 2) : raised('TypeError', 'no number');
});

describe('completeDraft', () => {
  it('makes tests of what the reference program returns', async () => {
    const draft = draftOf(evalPlus);
    const test = (x: number) => ({ kind: 'call', args: [x], expected: x / 2 });
    expect(await completeDraft(draft, halving)).toEqual({
      kind: 'problem',
      problem: {
        ...draft.problem,
        publicTests: [test(2), test(3)],
        privateTests: [test(-1), test(0), test(1000)],
      },
    });
    expect(halving.runs[0]?.program).toBe(draft.problem.referenceProgram);
  });

  it('refuses a row whose reference program fails, naming the input', async () => {
    const draft = draftOf({ ...evalPlus, plus_input: [[1], ['x']] });
    expect(await completeDraft(draft, halving)).toEqual({
      kind: 'refused',
      faults: [
        {
          path: 'plus_input[1]',
          found: 'TypeError: no number',
          expected: 'an input on which the reference program returns a value',
        },
      ],
    });
  });
});
