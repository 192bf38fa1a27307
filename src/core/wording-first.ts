import type { Observation, PythonError } from './executor';
import { pythonCall, pythonLiteral } from './literal';
import type { Problem, Test } from './problem';
import { instructionPrompts, reasoningPrompts } from './prompts';
import type { TraceBlock } from './trace';
import { changes, traceLines, variables } from './trace-lines';
import type { Lead, TestReport, Wording } from './wording';

/** Characters of an error that the model saw in training. */
const errorLimit = 60;

const codeRequest = 'Write a Python program that solves it. Put it in a python code block.';

/**
 * The wording that the first demo model was trained on, to the letter. It knows stdin problems, the plain request,
 * one reasoning request (here `nl-solution`), binary feedback and failed tests, and no more. What it does not know is
 * built from the same pieces: other prompts stand on a line of their own before the last line, passed tests take
 * the form of failed ones, a call stands where standard input would. Expect it to ignore them.
 */
export const firstWording: Wording = {
  id: 'first',
  title: 'As the first demo model was trained',
  prompts: {
    reasoning: reasoningPrompts.map((prompt) =>
      prompt.id === 'nl-solution'
        ? { id: prompt.id, text: 'Before coding, list the steps of a solution in plain words.' }
        : prompt,
    ),
    instruction: instructionPrompts,
  },
  problem: (problem) =>
    [problem.statement.trim(), starterCode(problem), examples(problem)].filter(Boolean).join('\n\n'),
  askForProse: (lead, reasoning) => after(lead, reasoning),
  askForCode: (_problem, lead, instruction) => {
    const asked = lead.kind === 'feedback' ? again(lead) : codeRequest;
    return after(lead, instruction === null ? asked : `${instruction}\n${asked}`);
  },
  noProgram: () => 'No python code block was found.',
  binary: 'Your code is wrong on the public tests.',
  selfJudge: 'Check your code.',
  trace: (problem, report, blocks, skipped) =>
    [
      'Your code failed these tests:',
      ...told(problem, report),
      'Trace:',
      ...traceLines(blocks, skipped, block, () => '…'),
    ].join('\n'),
  testReports: (problem, failed, passed) =>
    [
      ...(failed.length === 0 ? [] : ['Your code failed these tests:']),
      ...failed.flatMap((report) => told(problem, report)),
      ...(passed.length === 0 ? [] : ['Your code passed these tests:']),
      ...passed.flatMap((report) => told(problem, report)),
    ].join('\n'),
};

function after(lead: Lead, asked: string): string {
  switch (lead.kind) {
    case 'prose':
      return asked;
    case 'problem':
      return `${lead.text}\n\n${asked}`;
    case 'feedback':
      return lead.text.includes('\n') || asked.includes('\n')
        ? `${lead.text}\n${asked}`
        : `${lead.text} ${asked}`;
  }
}

function again(lead: Extract<Lead, { kind: 'feedback' }>): string {
  return lead.of === 'self-judge' ? 'If it is wrong, try again.' : 'Try again.';
}

function starterCode(problem: Problem): string {
  return problem.starterCode?.trim() ?? '';
}

function examples(problem: Problem): string {
  return problem.publicTests
    .slice(0, problem.shownTests ?? undefined)
    .flatMap((test) => ['Input:', input(problem, test), 'Output:', expected(test)])
    .join('\n');
}

function told(problem: Problem, { test, observation }: TestReport): readonly string[] {
  return ['Input:', input(problem, test), 'Expected:', expected(test), ...came(observation)];
}

function block(traced: TraceBlock): string {
  return `${traced.source.trim()} | ${variables(changes(traced), '-')}`;
}

function input(problem: Problem, test: Test): string {
  switch (test.kind) {
    case 'stdin':
      return withoutFinalNewline(test.stdin);
    case 'call':
      return pythonCall(problem.entryPoint ?? 'solution', test.args);
    case 'assert':
      return withoutFinalNewline(test.code);
  }
}

function expected(test: Test): string {
  switch (test.kind) {
    case 'stdin':
      return withoutFinalNewline(test.expected);
    case 'call':
      return pythonLiteral(test.expected);
    case 'assert':
      return 'no error';
  }
}

function came(observation: Observation): readonly string[] {
  switch (observation.kind) {
    case 'ended':
      return [
        'Got:',
        observation.value === null
          ? withoutFinalNewline(observation.stdout)
          : pythonLiteral(observation.value),
      ];
    case 'raised':
    case 'compile-error':
      return [`Error: ${shortError(observation.error)}`];
    case 'timed-out':
      return ['Error: timed out'];
    case 'out-of-memory':
      return ['Error: out of memory'];
    case 'output-limit':
      return ['Error: too much output'];
    case 'crashed':
      return ['Error: crashed'];
    case 'not-run':
      return ['Error: not run'];
  }
}

function shortError(error: PythonError): string {
  return `${error.type}: ${error.message}`.slice(0, errorLimit);
}

function withoutFinalNewline(text: string): string {
  return text.replace(/\r?\n$/, '');
}
