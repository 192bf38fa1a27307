import type { Observation } from './executor';
import { pythonCall, pythonLiteral } from './literal';
import type { Problem, Test } from './problem';
import type { TraceBlock } from './trace';
import { changes, traceLines, variables } from './trace-lines';
import type { Lead, TestReport, Wording } from './wording';

/** Characters of an error's message that are told; the demo model's context is small. */
const errorLimit = 60;

/**
 * The wording of the demo model that `model/` trains: few words, one line a test, so that three turns with a chain of
 * thought fit 1,024 tokens. The model knows these texts to the letter and no others.
 */
export const demoWording: Wording = {
  id: 'demo',
  title: 'Few words, for the demo model',
  prompts: {
    reasoning: [
      { id: 'self-reflection', text: 'First restate the problem.' },
      { id: 'explain-io', text: 'First explain the examples.' },
      { id: 'predict-tag', text: 'First name the kinds of algorithm.' },
      { id: 'predict-difficulty', text: 'First judge the difficulty.' },
      { id: 'nl-solution', text: 'First describe a solution.' },
      { id: 'multiple-solutions', text: 'First describe two solutions.' },
      { id: 'helper-docstrings', text: 'First list helper functions.' },
      { id: 'intermediate-variables', text: 'First list the variables.' },
    ],
    instruction: [
      { id: 'helper-functions', text: 'Use helper functions.' },
      { id: 'double-check', text: 'Check before you answer.' },
      { id: 'comment-lines', text: 'Comment each line.' },
      { id: 'docstrings', text: 'Use docstrings.' },
      { id: 'weak-then-better', text: 'Write a weak program, then a better one.' },
      { id: 'step-by-step', text: 'Go step by step.' },
    ],
  },
  problem: (problem) => {
    const shown = problem.publicTests.slice(0, problem.shownTests ?? undefined);
    const lines = shown.map((test) => `${input(problem, test)} -> ${expected(test)}`);
    const start = problem.starterCode === null ? [] : [problem.starterCode.trim()];
    return [problem.statement.trim(), ...start, ...lines].join('\n');
  },
  askForProse: (lead, reasoning) => after(lead, reasoning),
  askForCode: (_problem, lead, instruction) => {
    const asked = lead.kind === 'feedback' ? again(lead) : 'Write the program.';
    return after(lead, instruction === null ? asked : `${instruction} ${asked}`);
  },
  noProgram: () => 'No program was found.',
  binary: 'The program is wrong.',
  selfJudge: 'Is the program right?',
  trace: (problem, report, blocks, skipped) =>
    [
      'The program is wrong:',
      told(problem, report),
      'It ran so:',
      ...traceLines(blocks, skipped, block, () => '…'),
    ].join('\n'),
  testReports: (problem, failed, passed) =>
    [
      ...(failed.length === 0 ? [] : ['The program is wrong:']),
      ...failed.map((report) => told(problem, report)),
      ...(passed.length === 0 ? [] : ['It is right here:']),
      ...passed.map(({ test }) => `${input(problem, test)} -> ${expected(test)}`),
    ].join('\n'),
};

function after(lead: Lead, asked: string): string {
  return lead.kind === 'prose' ? asked : `${lead.text}\n${asked}`;
}

function again(lead: Extract<Lead, { kind: 'feedback' }>): string {
  return lead.of === 'self-judge' ? 'If not, try again.' : 'Try again.';
}

function told(problem: Problem, { test, observation }: TestReport): string {
  return `${input(problem, test)} -> ${expected(test)}, not ${came(observation)}`;
}

function block(traced: TraceBlock): string {
  return `${traced.source.trim()} | ${variables(changes(traced), '-')}`;
}

function input(problem: Problem, test: Test): string {
  switch (test.kind) {
    case 'stdin':
      return test.stdin.trim();
    case 'call':
      return pythonCall(problem.entryPoint ?? 'solution', test.args);
    case 'assert':
      return test.code.trim();
  }
}

function expected(test: Test): string {
  switch (test.kind) {
    case 'stdin':
      return test.expected.trim();
    case 'call':
      return pythonLiteral(test.expected);
    case 'assert':
      return 'no error';
  }
}

function came(observation: Observation): string {
  switch (observation.kind) {
    case 'ended':
      return observation.value === null ? observation.stdout.trim() : pythonLiteral(observation.value);
    case 'raised':
    case 'compile-error':
      return `${observation.error.type}: ${observation.error.message}`.slice(0, errorLimit);
    case 'timed-out':
      return 'in time';
    case 'out-of-memory':
      return 'within memory';
    case 'output-limit':
      return 'so much output';
    case 'crashed':
      return 'a crash';
    case 'not-run':
      return 'run';
  }
}
