/** The field's terms, each in a sentence or two, as the pages explain them. */
export const glossary = {
  arm: 'One way of spending the budget: a turn limit, a kind of feedback, a prompt for reasoning. An experiment runs the same problems under every arm.',
  attempt: 'One program that the model writes. A trajectory with three turns holds three attempts.',
  bootstrap:
    'The problems are drawn again at random, with repetition, many times; how far the rate moves from draw to draw is the width of its interval.',
  budget: 'How many attempts, or tokens, may be spent on one problem. Arms are compared at equal budgets.',
  'chain of thought':
    'Prose that the model writes before its code: a plan, a solution in words, a look back at what failed.',
  'confidence interval':
    'Where the rate would lie with other problems of this kind: 95 of 100 such intervals hold the true rate.',
  difficulty: 'How hard a problem is said to be by whoever made it: easy, medium or hard.',
  'execution trace':
    'What a failed test did, block by block: the lines that ran and the variables before and after them.',
  feedback:
    'What the model is told after a failed attempt: only that it is wrong, which tests failed and how, or a trace of the run.',
  'hidden tests': 'Tests that only judge. The model never hears of them, so it cannot write to please them.',
  'pass@k': 'The chance that at least one of k trajectories, drawn at random, is correct.',
  'pass n@k':
    'The chance that a budget of k attempts holds a correct program when at most n are handed in. Those that pass the public tests are handed in, at random.',
  'prefilled tokens':
    'Prompt tokens that the model really worked through; the rest was kept from the turn before.',
  'public tests':
    'Tests whose inputs and outputs the model may be told. A program that passes them all is satisfied, which is not yet correct.',
  'p-value':
    'How often a difference at least this large would come about if the two arms were alike. Corrected for the number of comparisons by Holm’s rule.',
  RFT: 'Rejection-sampling fine-tuning: the model is trained on its own dialogues that ended well.',
  sample: 'One trajectory of a problem under an arm. Samples of a problem differ in their seeds alone.',
  seed: 'The number from which all random choices come. The same seed gives the same trajectories.',
  temperature:
    'How freely the next token is drawn. At 0 the likeliest is always taken; at 1 as often as the model believes in it.',
  token:
    'A piece of text, some letters long: what a model reads and writes, and what its work is measured in.',
  trajectory:
    'One dialogue about one problem, from the first attempt to the last, with what the tests said in between.',
  turn: 'One attempt and what the tests said of it. The next turn sees the turns before.',
} as const;

export type TermName = keyof typeof glossary;
