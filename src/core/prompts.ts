import type { PromptText } from './strategy';

/**
 * The shipped reasoning prompts (method, section 2): each asks for prose before the first code.
 * None mentions how many turns there are (the prefix rule), and none asks for code.
 */
export const reasoningPrompts: readonly PromptText[] = [
  {
    id: 'self-reflection',
    text:
      'Before any code, say in your own words what is being asked. Go through it point by point: what is given, what ' +
      'must come out, which limits hold, and which details of the examples are easy to overlook. Do not write code yet.',
  },
  {
    id: 'explain-io',
    text:
      'Before any code, take the examples one by one and explain how the input leads to the output. Each explanation ' +
      'must agree with the statement. Do not write code yet.',
  },
  {
    id: 'predict-tag',
    text:
      'Before any code, name the kinds of algorithm that fit this problem best (for instance dynamic programming, ' +
      'greedy, graphs, number theory, two pointers, sorting or plain simulation) and say why they fit. ' +
      'Do not write code yet.',
  },
  {
    id: 'predict-difficulty',
    text:
      'Before any code, judge how hard this problem is: easy, medium or hard. Say what makes it so and which edge ' +
      'cases a solution must not miss. Do not write code yet.',
  },
  {
    id: 'nl-solution',
    text:
      'Before any code, describe in plain sentences a simple solution that is certainly right, even if it is slow. ' +
      'Then say how it can be improved where that is needed. Do not write code yet.',
  },
  {
    id: 'multiple-solutions',
    text:
      'Before any code, sketch several really different ways to solve this, in plain sentences. For each, give the ' +
      'idea and what it costs in time and memory. Do not write code yet.',
  },
  {
    id: 'helper-docstrings',
    text:
      'Before any code, list the helper functions that a solution would need. For each, give its signature and a ' +
      'docstring that says what it does, takes and returns. Leave out every function body.',
  },
  {
    id: 'intermediate-variables',
    text:
      'Before any code, list the intermediate variables that a solution would need. For each, give a name, its type ' +
      'and what it is for. Do not write code yet.',
  },
];

/** The shipped instruction prompts (method, section 2): each says how the code must be written. */
export const instructionPrompts: readonly PromptText[] = [
  {
    id: 'helper-functions',
    text: 'Build the program from small helper functions with names that say what they do.',
  },
  {
    id: 'double-check',
    text:
      'Before you answer, check that everything used is imported, that every variable is set before it is read, and ' +
      'that every limit in the statement is respected.',
  },
  {
    id: 'comment-lines',
    text: 'Put a comment before each line of code that says what the line does.',
  },
  {
    id: 'docstrings',
    text: 'Give every function a docstring that states its purpose, its inputs and its outputs.',
  },
  {
    id: 'weak-then-better',
    text:
      'First write a weak program in one code block and say what is weak about it. Then write a better program in a ' +
      'second code block; only the second one will be used.',
  },
  {
    id: 'step-by-step',
    text: 'First lay out the algorithm step by step, then write the code that follows those steps.',
  },
];

/** What `retry` adds to the feedback on the first attempt, where a strategy names no instruction of its own. */
export const retryInstruction: PromptText = {
  id: 'retry-guidelines',
  text:
    'Write the next program to these rules: split the work into small functions with clear names; import everything ' +
    'that is used; set every variable before reading it; respect every limit in the statement.',
};

/** What `retry` asks for after the second attempt, where a strategy names no reasoning prompt of its own. */
export const retryReasoning: PromptText = {
  id: 'nl-solution',
  text:
    'Before the next program, describe in plain sentences a simple solution that is certainly right, even if it is ' +
    'slow. Do not write code yet.',
};
