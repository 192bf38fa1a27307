import { cutError, cutMiddle } from './cut';
import type { Observation, PythonError } from './executor';
import { pythonCall, pythonLiteral } from './literal';
import type { Problem, Test } from './problem';
import { instructionPrompts, reasoningPrompts } from './prompts';
import type { Extraction } from './strategy';
import type { TraceBlock } from './trace';
import { changes, traceLines, variables } from './trace-lines';
import type { Lead, TestReport, Wording } from './wording';

/** Characters kept of one input, expected output or output, so that one long value cannot crowd out the rest. */
const valueLimit = 800;

/** Our wording for real models. */
export const plainWording: Wording = {
  id: 'plain',
  title: 'Plain English, for instruction-tuned models',
  prompts: { reasoning: reasoningPrompts, instruction: instructionPrompts },
  problem: (problem) => paragraphs(problem.statement.trim(), startingCode(problem), examples(problem)),
  askForProse: (lead, reasoning) => paragraphs(leadText(lead), reasoning),
  askForCode: (problem, lead, instruction, extraction) =>
    paragraphs(leadText(lead), instruction, request(problem, lead), form(extraction)),
  noProgram: (extraction) =>
    extraction === 'single'
      ? 'Your answer did not hold exactly one code block, so there was nothing to run.'
      : 'No code block was found in your answer, so there was nothing to run.',
  binary: 'Your program is wrong: it does not pass all of the public tests.',
  selfJudge: 'Go over your program once more and compare it with the problem. Is it right?',
  trace: (problem, report, blocks, skipped) =>
    paragraphs(
      'Your program fails this test:',
      told(problem, report),
      'This is how it ran, block by block:',
      ...traceLines(blocks, skipped, block, (count) => `(${count} blocks are left out here.)`),
    ),
  testReports,
};

function leadText(lead: Lead): string | null {
  return lead.kind === 'prose' ? null : lead.text;
}

function startingCode(problem: Problem): string | null {
  return problem.starterCode === null
    ? null
    : `Begin from this code:\n\n${fenced(problem.starterCode, 'python')}`;
}

function examples(problem: Problem): string | null {
  const shown = problem.publicTests.slice(0, problem.shownTests ?? undefined);
  if (shown.length === 0) return null;
  return paragraphs(
    shown.length === 1 ? 'Example:' : 'Examples:',
    ...shown.map((test) => example(problem, test)),
  );
}

function example(problem: Problem, test: Test): string {
  switch (test.kind) {
    case 'stdin':
      return `Input:\n${fenced(test.stdin)}\nOutput:\n${fenced(test.expected)}`;
    case 'call':
      return `\`${call(problem, test.args)}\` returns \`${pythonLiteral(test.expected)}\``;
    case 'assert':
      return `These statements must run without an error:\n${fenced(test.code, 'python')}`;
  }
}

function request(problem: Problem, lead: Lead): string {
  if (lead.kind === 'feedback') {
    return lead.of === 'self-judge'
      ? 'If you find a fault, write the whole program again without it. If you find none, repeat the program unchanged.'
      : 'Write the whole program again, corrected.';
  }
  if (problem.entryPoint === null) {
    return problem.publicTests.some((test) => test.kind === 'assert')
      ? 'Write the Python code that solves this.'
      : 'Write a Python 3 program that solves this. It reads from standard input and prints the answer, and nothing else, to standard output.';
  }
  const [owner, method] = problem.entryPoint.split('.');
  const what =
    method === undefined
      ? `the Python function \`${problem.entryPoint}\``
      : `the Python class \`${owner ?? ''}\` with its method \`${method}\``;
  return `Write ${what} that solves this, with everything that it imports. It gets its input as arguments and returns the answer; it reads and prints nothing.`;
}

function form(extraction: Extraction): string {
  return extraction === 'last'
    ? 'Put code between ```python and ```. Only the last such block will be run.'
    : 'Put all of it into one block between ```python and ```.';
}

function testReports(problem: Problem, failed: readonly TestReport[], passed: readonly TestReport[]): string {
  const first = failed[0]?.observation;
  if (first?.kind === 'compile-error') {
    return `Your program is not valid Python, so no test could be run:\n${fenced(errorText(first.error))}`;
  }
  return paragraphs(
    failed.length === 0 ? null : 'Your program fails these tests:',
    ...failed.map((report) => told(problem, report)),
    passed.length === 0 ? null : 'Your program passes these tests:',
    ...passed.map((report) => told(problem, report)),
  );
}

function told(problem: Problem, { test, observation }: TestReport): string {
  switch (test.kind) {
    case 'stdin':
      return [
        `Input:\n${fenced(cutMiddle(test.stdin, valueLimit))}`,
        `Expected output:\n${fenced(cutMiddle(test.expected, valueLimit))}`,
        came(observation, 'Your output', (ended) => fenced(cutMiddle(ended.stdout, valueLimit))),
      ].join('\n');
    case 'call':
      return [
        `Call:\n${fenced(cutMiddle(call(problem, test.args), valueLimit))}`,
        `Expected result:\n${fenced(cutMiddle(pythonLiteral(test.expected), valueLimit))}`,
        came(observation, 'Your result', (ended) =>
          fenced(cutMiddle(pythonLiteral(ended.value), valueLimit)),
        ),
      ].join('\n');
    case 'assert':
      return [
        `Test:\n${fenced(cutMiddle(test.code, valueLimit), 'python')}`,
        came(observation, 'Result', () => 'nothing was raised'),
      ].join('\n');
  }
}

type Ended = Extract<Observation, { kind: 'ended' }>;

/** What came instead of, or as, the expected output. */
function came(observation: Observation, title: string, ended: (observation: Ended) => string): string {
  switch (observation.kind) {
    case 'ended':
      return `${title}:\n${ended(observation)}`;
    case 'raised':
    case 'compile-error':
      return `Error:\n${fenced(errorText(observation.error))}`;
    case 'timed-out':
      return `It ran too long: it was stopped after ${observation.limitMs / 1000} seconds.`;
    case 'out-of-memory':
      return `It needed too much memory: more than ${observation.limitMiB} MiB.`;
    case 'output-limit':
      return `It printed too much: more than ${observation.limitBytes} bytes.`;
    case 'crashed':
      return 'It broke the Python interpreter.';
    case 'not-run':
      return 'It was not run, because the tests before it took too long.';
  }
}

function errorText(error: PythonError): string {
  return cutError(error.traceback === '' ? `${error.type}: ${error.message}` : error.traceback);
}

function block(traced: TraceBlock): string {
  const [from, to] = traced.lines;
  const place = from === to ? `Line ${from}` : `Lines ${from} to ${to}`;
  const scope = traced.scope === '<module>' ? '' : ` in ${traced.scope}`;
  const pass = traced.visit === 1 ? '' : `, pass ${traced.visit}`;
  return [
    `${place}${scope}${pass}:`,
    fenced(traced.source, 'python'),
    `Before: ${variables(traced.before, 'no variables')}`,
    `Set or changed: ${variables(changes(traced), 'nothing')}`,
  ].join('\n');
}

function call(problem: Problem, args: Parameters<typeof pythonCall>[1]): string {
  return pythonCall(problem.entryPoint ?? 'solution', args);
}

/** A fence longer than any run of back quotes inside, so that it cannot be closed early. */
function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

function paragraphs(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join('\n\n');
}
