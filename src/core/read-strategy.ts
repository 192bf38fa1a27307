import { integer, oneOf, string, words, type Reader } from './reader';
import { absent, numberThat, nullable, open, tagged } from './reader-open';
import type { CotMode, Extraction, FeedbackKind, PromptText, Search, Strategy } from './strategy';

export const feedbackKind: Reader<FeedbackKind> = oneOf(
  'binary',
  'failed-tests',
  'failed-and-passed',
  'trace',
  'self-judge',
  'other-problem',
);

export const cotMode: Reader<CotMode> = oneOf('first-turn', 'every-turn', 'retry');

export const extraction: Reader<Extraction> = oneOf('first', 'last', 'single');

export const maxTurns: Reader<number> = integer(1, 50);

export const search: Reader<Search> = tagged<Search>({
  linear: open({ kind: oneOf('linear') }),
  restart: open({ kind: oneOf('restart') }),
  tree: open<Extract<Search, { readonly kind: 'tree' }>>({
    kind: oneOf('tree'),
    c: numberThat((c) => c > 0, 'a number above 0'),
    width: absent(integer(0, 1_000)),
  }),
});

const promptText: Reader<PromptText> = open<PromptText>({ id: words, text: string });

/** An arm as a stored experiment holds it. */
export const strategy: Reader<Strategy> = open<Strategy>({
  name: words,
  maxTurns,
  feedback: feedbackKind,
  reasoning: nullable(promptText),
  instruction: nullable(promptText),
  cot: cotMode,
  extraction,
  search,
  wording: words,
});
