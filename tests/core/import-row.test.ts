import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importRow, recogniseDataset, type Dataset } from '../../src/core/import-row';
import type { Imported } from '../../src/core/imported';
import * as rows from './import-fixtures';

const context = { index: 4, inflate: (bytes: Uint8Array) => new Uint8Array(inflateSync(bytes)) };

const examples: readonly (readonly [Dataset, object])[] = [
  ['code-contests', rows.codeContests],
  ['taco', rows.taco],
  ['apps', rows.apps],
  ['apps', rows.appsFile],
  ['live-code-bench', rows.liveCodeBench],
  ['human-eval', rows.humanEval],
  ['human-eval', rows.humanEvalPlus],
  ['eval-plus', rows.evalPlus],
  ['eval-plus', rows.mbppPlusInputs],
  ['mbpp', rows.mbpp],
  ['mbpp', rows.mbppSanitized],
  ['mbpp', rows.mbppPlus],
];

function faultsOf(imported: Imported): readonly string[] {
  if (imported.kind !== 'refused') return [];
  return imported.faults.map(({ path, found, expected }) => `${path} | ${found} | ${expected}`);
}

const faults = (dataset: Dataset, row: object): readonly string[] =>
  faultsOf(importRow(dataset, row, context));

describe('importRow', () => {
  it.each(examples)('recognises and reads a row of %s', (dataset, row) => {
    expect(recogniseDataset(row)).toBe(dataset);
    expect(importRow(dataset, row, context)).toMatchSnapshot();
  });

  it.each([null, 'text', [], {}, { prompt: 'p' }, { question: 'q' }])('does not recognise %j', (row) => {
    expect(recogniseDataset(row)).toBeNull();
  });

  it('refuses a CodeContests problem without public tests, or with an output missing', () => {
    const { codeContests } = rows;
    expect(faults('code-contests', { ...codeContests, public_tests: { input: [], output: [] } })).toEqual([
      'public_tests.input | a list of 0 | at least one public test: without one there is no feedback',
    ]);
    expect(faults('code-contests', { ...codeContests, private_tests: { input: ['1'], output: [] } })).toEqual(
      ['private_tests.output | a list of 0 | as many as inputs, 1'],
    );
  });

  it('flags statements that accept any answer, talk back, read files or lost their pictures', () => {
    const flags = (fields: object): unknown => {
      const imported = importRow('code-contests', { ...rows.codeContests, ...fields }, context);
      return imported.kind === 'problem' ? imported.problem.flags : imported;
    };
    expect(flags({})).toEqual([]);
    expect(flags({ description: 'If there are several answers, print any of them.' })).toEqual([
      'special-judge',
    ]);
    expect(flags({ description: 'This is an interactive problem.' })).toEqual(['interactive']);
    expect(flags({ input_file: 'input.txt' })).toEqual(['known-bad']);
    expect(flags({ private_tests: null, generated_tests: null })).toEqual(['known-bad']);
    expect(flags({ description: 'See <image>.' })).toEqual(['ambiguous']);
  });

  it('unwraps what a function returns only when every output is a list of one', () => {
    const expected = (outputs: unknown): unknown => {
      const input_output = JSON.stringify({ fn_name: 'f', inputs: [[1], [2]], outputs });
      const imported = importRow('taco', { ...rows.taco, input_output }, context);
      if (imported.kind !== 'problem') return imported;
      const { publicTests, privateTests } = imported.problem;
      return [...publicTests, ...privateTests].map((test) => test.kind === 'call' && test.expected);
    };
    expect(expected([[5], [6]])).toEqual([5, 6]);
    expect(expected([[5], [6, 7]])).toEqual([[5], [6, 7]]);
    expect(expected([5, [6]])).toEqual([5, [6]]);
  });

  it.each([
    ['', 'input_output | the text "" | tests'],
    ['{', 'input_output | the text "{" | JSON as text'],
    ['{"inputs":[],"outputs":[]}', 'input_output.outputs | a list of 0 | a list of at least 1'],
    ['{"inputs":["1"],"outputs":["1","2"]}', 'input_output.inputs | a list of 1 | as many as outputs, 2'],
    [
      '{"fn_name":"f","inputs":["1"],"outputs":["1"]}',
      'input_output.inputs[0] | the text "1" | a list of arguments',
    ],
    [
      '{"fn_name":"a.b","inputs":[[1]],"outputs":["1"]}',
      'input_output.fn_name | the text "a.b" | the name of a function',
    ],
  ])('refuses an APPS row whose tests are %j', (input_output, fault) => {
    expect(faults('apps', { ...rows.apps, input_output })).toEqual([fault]);
  });

  it('flags rows of which nothing is hidden, and keeps every digit of a number', () => {
    const flags = (input_output: object): unknown => {
      const row = { ...rows.apps, input_output: JSON.stringify(input_output) };
      const imported = importRow('apps', row, context);
      return imported.kind === 'problem' ? imported.problem.flags : imported;
    };
    expect(flags({ inputs: ['1'], outputs: ['1'] })).toEqual(['known-bad']);
    expect(flags({ fn_name: 'f', inputs: [[1], [2]], outputs: [2 ** 60, 1] })).toEqual([]);
    expect(flags({ fn_name: 'f', inputs: [[1]], outputs: [[1]] })).toEqual(['ambiguous', 'known-bad']);
  });

  it.each(['protocol2', 'protocol4', 'protocol5', 'large'] as const)(
    'reads LiveCodeBench tests pickled with %s as it reads plain ones',
    (key) => {
      const plain =
        key === 'large'
          ? [{ input: `é${'x'.repeat(70_000)}`, output: '1', testtype: 'stdin' }]
          : ['[2, 7]\n9', '[3, 3]\n6'].map((input) => ({ input, output: '[0, 1]', testtype: 'functional' }));
      const read = (private_test_cases: string): Imported =>
        importRow('live-code-bench', { ...rows.liveCodeBench, private_test_cases }, context);
      expect(read(rows.packedTests[key])).toMatchObject({ kind: 'problem' });
      expect(read(rows.packedTests[key])).toEqual(read(JSON.stringify(plain)));
    },
  );

  const packed = 'JSON text, plain or as base64 of zlib of a pickled text';
  it.each([
    [rows.packedTests.list, `private_test_cases | instruction 0x5d at byte 11 | ${packed}`],
    [rows.packedTests.hostile, `private_test_cases | a second text at byte 19 | ${packed}`],
    ['!', `private_test_cases | a text that is neither a JSON list nor base64 | ${packed}`],
    ['QUJD', `private_test_cases | base64 of something that zlib cannot unpack | ${packed}`],
    ['[{"input":1}]', 'private_test_cases[0].input | number 1 | a text'],
  ])('refuses LiveCodeBench tests that are %j', (private_test_cases, fault) => {
    expect(faults('live-code-bench', { ...rows.liveCodeBench, private_test_cases })[0]).toBe(fault);
  });

  it('asks LiveCodeBench for the function that its tests call', () => {
    expect(faults('live-code-bench', { ...rows.liveCodeBench, metadata: '{}' })).toEqual([
      'metadata.func_name | null | the name of the function that the tests call',
    ]);
  });

  it('flags tests that need more of NumPy than a comparison', () => {
    const flags = (dataset: Dataset, row: object): unknown => {
      const imported = importRow(dataset, row, context);
      return imported.kind === 'problem' ? imported.problem.flags : imported;
    };
    const { humanEvalPlus, mbppPlus } = rows;
    expect(flags('human-eval', humanEvalPlus)).toEqual([]);
    expect(flags('mbpp', mbppPlus)).toEqual([]);
    for (const line of ['x = np.array([1])', 'import numpy']) {
      const more = (row: { readonly test: string }): object => ({ ...row, test: `${row.test}${line}\n` });
      expect(flags('human-eval', more(humanEvalPlus))).toEqual(['known-bad']);
      expect(flags('mbpp', more(mbppPlus))).toEqual(['known-bad']);
    }
  });

  it('takes an assertion of HumanEval where its docstring shows no example', () => {
    const publicTests = (fields: object): unknown => {
      const imported = importRow('human-eval', { ...rows.humanEval, ...fields }, context);
      return imported.kind === 'problem' ? imported.problem.publicTests : imported;
    };
    const prompt = 'def twice(x: int) -> int:\n    """Twice the number."""\n';
    expect(publicTests({ prompt })).toEqual([{ kind: 'assert', code: 'assert twice(0) == 0\n' }]);
    const test = 'def check(candidate):\n    for x in range(3):\n        assert candidate(x) == 2 * x\n';
    expect(publicTests({ prompt, test })).toEqual([{ kind: 'assert', code: `${test}\ncheck(twice)\n` }]);
  });

  it.each([
    [
      'human-eval',
      { ...rows.humanEval, test: 'assert True' },
      'test | the text "assert True" | Python that defines check(candidate)',
    ],
    [
      'human-eval',
      { ...rows.humanEval, entry_point: 'a b' },
      'entry_point | the text "a b" | the name of a function',
    ],
    ['mbpp', { ...rows.mbpp, text: undefined }, 'prompt | nothing | the problem, as `text` or `prompt`'],
    [
      'mbpp',
      { ...rows.mbpp, code: 'x = 1' },
      'code | the text "x = 1" | a function that the first test calls',
    ],
    ['eval-plus', { ...rows.evalPlus, base_input: [1] }, 'base_input[0] | number 1 | a list'],
    ['eval-plus', { ...rows.evalPlus, atol: 7 }, 'atol | number 7 | a tolerance from 0 to 1'],
  ] as const)('refuses a row of %s, saying where', (dataset, row, fault) => {
    expect(faults(dataset, row)).toEqual([fault]);
  });

  it('lets no exception out, and locates every refusal, whatever a field holds', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.string(),
      fc.constantFrom(
        undefined,
        null,
        '',
        '[]',
        '{}',
        '[[]]',
        '[{"input":"","output":"","testtype":"functional"}]',
      ),
      fc.base64String(),
    );
    const mutation = fc
      .constantFrom(...examples)
      .chain(([dataset, row]) =>
        fc.tuple(fc.constant(dataset), fc.constant(row), fc.constantFrom(...Object.keys(row)), value),
      );
    fc.assert(
      fc.property(mutation, ([dataset, row, field, wrong]) => {
        const imported = importRow(dataset, { ...row, [field]: wrong }, context);
        if (imported.kind !== 'refused') return;
        expect(imported.faults.length).toBeGreaterThan(0);
        for (const { path, found, expected } of imported.faults) {
          expect([path, found, expected].every((words) => words !== '')).toBe(true);
        }
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});
