import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInspectLog } from '../../src/core/export-inspect';
import { humanEvalLine, liveCodeBenchOutputs } from '../../src/core/export-samples';
import { headerLine, parseJsonl, trajectoryLine } from '../../src/core/jsonl';
import { linesOf } from '../../src/core/lines';
import { parseSpecText, SpecError } from '../../src/core/parse-spec';
import { readForeignRun } from '../../src/core/read-foreign-run';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';
import { exampleSpec } from './example-spec';

const experiment = makeExperiment('x', { problems: 1, arms: 1, samples: 2 });
const trajectories = cellsOf(experiment).map((key) => makeTrajectory(key));
const wholeExport = headerLine(experiment) + trajectories.map(trajectoryLine).join('');
const [arm] = experiment.arms;
if (arm === undefined) throw new Error('The experiment has an arm.');
const foreign = [
  trajectories.map(humanEvalLine).join(''),
  JSON.stringify(liveCodeBenchOutputs(experiment, arm.name, trajectories)),
  JSON.stringify(toInspectLog(experiment, arm, trajectories)),
  JSON.stringify({ eval: { p0: [{ solution: 'x', base_status: 'pass', plus_status: 'fail' }] } }),
];

const located = { path: expect.stringMatching(/./), found: expect.any(String), expected: expect.any(String) };

interface Mutation {
  /** Where, as a share of the text's length. */
  readonly at: number;
  readonly length: number;
  readonly kind: 'overwrite' | 'insert' | 'cut' | 'double' | 'truncate';
  readonly text: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  kind: fc.constantFrom('overwrite', 'insert', 'cut', 'double', 'truncate'),
  text: fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      'null',
      '-1',
      '1e999',
      '{}',
      '[]',
      '""',
      '\n',
      '\0',
      '['.repeat(5_000),
      '"__proto__":',
      '\ud800',
    ),
  ),
});

function mutate(whole: string, { at, length, kind, text }: Mutation): string {
  const from = Math.floor(at * whole.length);
  const [head, middle, tail] = [
    whole.slice(0, from),
    whole.slice(from, from + length),
    whole.slice(from + length),
  ];
  switch (kind) {
    case 'overwrite':
      return head + text + tail;
    case 'insert':
      return head + text + middle + tail;
    case 'cut':
      return head + tail;
    case 'double':
      return head + middle + middle + tail;
    case 'truncate':
      return head;
  }
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

function mutateAll(whole: string, changes: readonly Mutation[]): string {
  return changes.reduce(mutate, whole);
}

describe('a mutated file', () => {
  it('of an export gives good items and located faults, and throws nothing', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        for await (const item of parseJsonl(linesOf([mutateAll(wholeExport, changes)]))) {
          expect(item.line).toBeGreaterThan(0);
          if (item.kind === 'fault') for (const fault of item.faults) expect(fault).toMatchObject(located);
        }
      }),
      { numRuns: 4_000 },
    );
  }, 60_000);

  it('of a run from elsewhere is read, read in part or refused, and throws nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...foreign), mutations, (text, changes) => {
        const run = readForeignRun(mutateAll(text, changes));
        const faults = 'kind' in run ? [run.fault] : run.faults.flatMap((entry) => entry.faults);
        for (const fault of faults) expect(fault).toMatchObject(located);
      }),
      { numRuns: 4_000 },
    );
  }, 60_000);

  it('of a spec is a spec or refused with places', () => {
    fc.assert(
      fc.property(mutations, (changes) => {
        try {
          parseSpecText(mutateAll(JSON.stringify(exampleSpec, null, 2), changes));
        } catch (error) {
          if (!(error instanceof SpecError)) throw error;
          for (const fault of error.faults) expect(fault).toMatchObject(located);
        }
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
