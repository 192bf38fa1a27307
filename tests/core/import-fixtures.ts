/**
 * Rows written by us to the published schemas of the data sets that the lab reads (method, section 8). The packed
 * tests of LiveCodeBench were made by CPython: base64(zlib.compress(pickle.dumps(json.dumps(tests), protocol=p))).
 */

export const codeContests = {
  name: '1548_C. Doubling Day',
  description: 'Read a number and print twice as much.',
  public_tests: { input: ['1\n'], output: ['2\n'] },
  private_tests: { input: ['2\n', '3\n'], output: ['4\n', '6\n'] },
  generated_tests: { input: ['-5\n'], output: ['-10\n'] },
  source: 2,
  difficulty: 9,
  solutions: { language: [2, 3], solution: ['int main(){}', 'print(int(input()) * 2)'] },
  incorrect_solutions: { language: [], solution: [] },
  cf_contest_id: 1548,
  cf_index: 'C',
  cf_points: 0,
  cf_rating: 1500,
  cf_tags: ['math', ''],
  is_description_translated: false,
  untranslated_description: '',
  time_limit: { seconds: 1, nanos: 500_000_000 },
  memory_limit_bytes: 1_073_741_824,
  input_file: '',
  output_file: '',
};

export const taco = {
  question: 'Given x, return its double.',
  solutions: '["class Solution:\\n    def twice(self, x):\\n        return 2 * x"]',
  starter_code: 'class Solution:\n    def twice(self, x):\n        ',
  input_output: JSON.stringify({ fn_name: 'twice', inputs: [[1], [2], [3]], outputs: [[2], [4], [6]] }),
  difficulty: 'MEDIUM_HARD',
  raw_tags: "['Math']",
  name: '',
  source: 'geeksforgeeks',
  tags: '[\'Mathematics\', "Ad hoc"]',
  skill_types: '[]',
  url: 'https://example.org/twice',
  'Expected Auxiliary Space': '',
  time_limit: '2.0 seconds',
  date: '2021-05-06',
  picture_num: '0',
  memory_limit: '1024.0 megabytes',
  'Expected Time Complexity': '',
};

export const apps = {
  problem_id: 17,
  question: 'Read two numbers and print their sum.',
  solutions: '["a, b = map(int, input().split())\\nprint(a + b)"]',
  input_output: JSON.stringify({ inputs: ['1 2\n', ['3 4', '']], outputs: ['3\n', ['7']] }),
  difficulty: 'interview',
  url: 'https://example.org/sum',
  starter_code: '',
};

/** A line of the files of codeparrot/apps, of which its loader makes the row above. */
export const appsFile = { ...apps, problem_id: undefined, id: 18 };

/** Tests of `packedTests`: twoSum([2, 7], 9) and twoSum([3, 3], 6), both [0, 1]. */
export const packedTests = {
  protocol2:
    'eJxrYIroYWBgiK5WyswrKC1RslJQijbSUTCPjcmzVNJRUMovLYEJG+goGMaCxEpSi0tKKgtSQaJppXnJJZn5eYk5SrU6CsimGOsoGANNMSPVlNhCBj0AspssRg==',
  protocol4:
    'eJxrYJk6gQECenqiq5Uy8wpKS5SsFJSijXQUzGNj8iyVdBSU8ktLYMIGOgqGsSCxktTikpLKglSQaFppXnJJZn5eYo5SrY4CsinGOgrGQFPMSDUldooeAFQ/LcQ=',
  protocol5:
    'eJxrYJ06gQECenqiq5Uy8wpKS5SsFJSijXQUzGNj8iyVdBSU8ktLYMIGOgqGsSCxktTikpLKglSQaFppXnJJZn5eYo5SrY4CsinGOgrGQFPMSDUldooeAFTZLcU=',
  /** One stdin test whose input is é and 70,000 x, outside of a pickle frame. */
  large:
    'eJztyLEJwlAUQFEFF3CDz6tFsM0kgtiZIk38kPdBEcEhXMHCOVwsZAfLc7p7X5vjZ7tenR4xjLVldCV+3xsAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA8HexK3FtWVtGV+KwZPZT5r32y5jyMozxPL/3M0j5R2Y=',
  /** The list [1]. */
  list: 'eJxrYJnKxgABsVO8GRP1ABkRAuw=',
  /** An object that would call os.system when loaded. */
  hostile: 'eJxrYJmqxAABPawF+cWZFVN62Iori0tSc6dMntLDnpqcka+QkTmldUrQFD0ALSYPag==',
};

export const liveCodeBench = {
  question_title: 'Two numbers',
  question_content: 'Return the positions of the two numbers that add up to the target.',
  platform: 'leetcode',
  question_id: '2777',
  contest_id: 'weekly-350',
  contest_date: '2023-08-21T00:00:00',
  starter_code: 'class Solution:\n    def twoSum(self, nums: List[int], target: int) -> List[int]:\n        ',
  difficulty: 'easy',
  public_test_cases: JSON.stringify([{ input: '[1, 2, 3]\n5', output: '[1, 2]', testtype: 'functional' }]),
  private_test_cases: packedTests.protocol4,
  metadata: '{"func_name": "twoSum"}',
};

export const humanEval = {
  task_id: 'HumanEval/900',
  prompt:
    'def twice(x: int) -> int:\n    """ Twice the number.\n    >>> twice(2)\n    4\n    >>> twice(-1)\n    -2\n    """\n',
  entry_point: 'twice',
  canonical_solution: '    return 2 * x\n',
  test: '\n\nMETADATA = {}\n\n\ndef check(candidate):\n    assert candidate(0) == 0\n    assert candidate(7) == 14\n',
};

/** The comparison that every row of HumanEval+ and MBPP+ on Hugging Face brings along, in our words. */
const comparison = `import numpy as np

def is_floats(x) -> bool:
    if isinstance(x, float):
        return True
    if isinstance(x, (list, tuple)):
        return all(isinstance(i, float) for i in x)
    return isinstance(x, np.ndarray) and x.dtype in (np.float64, np.float32)


def assertion(out, exp, atol):
    if atol == 0 and is_floats(exp):
        atol = 1e-6
    if out != exp and atol != 0:
        np.testing.assert_allclose(out, exp, atol=atol)
    else:
        assert out == exp
`;

/** HumanEval+ as Hugging Face has it: HumanEval's fields, with all inputs and results in the test. */
export const humanEvalPlus = {
  task_id: 'HumanEval/902',
  prompt: 'def thirds(xs):\n    """ A third of each.\n    >>> thirds([3.0])\n    [1.0]\n    """\n',
  canonical_solution: '    return [x / 3 for x in xs]\n',
  entry_point: 'thirds',
  test: `${comparison}

def check(candidate):
    inputs = [[[]], [[1.0, 2.0]], [[9.0]]]
    results = [[], [0.3333333333, 0.6666666667], [3.0]]
    for i, (inp, exp) in enumerate(zip(inputs, results)):
        assertion(candidate(*inp), exp, 0)
`,
};

/** HumanEval+ of EvalPlus's releases: inputs only. */
export const evalPlus = {
  task_id: 'HumanEval/901',
  prompt: 'def half(x: int) -> float:\n    """Half of the number."""\n',
  contract: '',
  entry_point: 'half',
  canonical_solution: '    return x / 2\n',
  base_input: [[2], [3]],
  plus_input: [[-1], [0], [1000]],
  atol: 1e-6,
};

/** MBPP+ of EvalPlus's releases: the prompt is a docstring, the solution a whole program. */
export const mbppPlusInputs = {
  task_id: 'Mbpp/905',
  prompt: '"""\nWrite a function to halve a number.\nassert halve(2) == 1\n"""\n',
  contract: '\n  assert isinstance(x, int) # $_CONTRACT_$\n',
  entry_point: 'halve',
  canonical_solution: '\ndef halve(x):\n    return x / 2\n',
  base_input: [[2], [3]],
  plus_input: [[0], [-7]],
  atol: 0,
  assertion: 'assert halve(2) == 1',
};

export const mbpp = {
  task_id: 903,
  text: 'Write a function to find the shared elements of two lists.',
  code: 'def shared(a, b):\n    return set(a) & set(b)',
  test_list: [
    'assert set(shared([1, 2], [2])) == {2}',
    'assert set(shared([], [2])) == set()',
    'assert set(shared([5], [5])) == {5}',
  ],
  test_setup_code: '',
  challenge_test_list: ['assert set(shared([1], [1])) == {1}'],
};

export const mbppSanitized = {
  source_file: 'made up',
  task_id: 906,
  prompt: 'Write a function to find the root of a square.',
  code: 'import math\ndef root(x):\n  return math.isqrt(x)',
  test_imports: ['import math'],
  test_list: ['assert root(4) == math.sqrt(4)', 'assert root(9) == 3'],
};

/** MBPP+ as Hugging Face has it. */
export const mbppPlus = {
  task_id: 904,
  code: 'def twice(x):\n    return 2 * x',
  prompt: 'Write a function to double a number.',
  source_file: 'made up',
  test_imports: [],
  test_list: ['assert twice(1) == 2', 'assert twice(2) == 4'],
  test: `${comparison}
inputs = [[3], [0.1], [[1.5]]]
results = [6, 0.2000000001, [1.5, 1.5]]
for i, (inp, exp) in enumerate(zip(inputs, results)):
    assertion(twice(*inp), exp, 0)
`,
};
