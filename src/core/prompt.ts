import type { Message } from './engine';
import type { Problem } from './problem';
import { retryInstruction, retryReasoning } from './prompts';
import type { PromptText, Strategy } from './strategy';
import type { Turn } from './trajectory';
import { wordingOf, type Lead } from './wording';

/** The prompts that come in for one attempt. */
export interface Chain {
  readonly reasoning: PromptText | null;
  readonly instruction: PromptText | null;
}

/** What to send for one attempt. With `prose` the model is first asked for prose, and only then for code. */
export type Prompt =
  | { readonly kind: 'code'; readonly messages: readonly Message[] }
  | {
      readonly kind: 'prose';
      readonly messages: readonly Message[];
      /** What to send for the code, once the prose is there. */
      readonly withProse: (prose: string) => readonly Message[];
    };

/**
 * The messages for the attempt that refines the last turn of `path` (the attempts from the root to it), or for a
 * root where `path` is empty. What was sent and answered before is repeated to the letter.
 */
export function composePrompt(problem: Problem, strategy: Strategy, path: readonly Turn[]): Prompt {
  const parent = path.at(-1);
  const history: readonly Message[] =
    parent === undefined ? [] : [...parent.messages, { role: 'assistant', content: parent.reply }];
  return continueDialogue(problem, strategy, history, path.length, leadOf(problem, strategy, parent));
}

/**
 * The same dialogue as another strategy would have put it: the replies and the feedback's facts stay, what asks for
 * them changes. With no prompts in `strategy` this strips the chain of thought (method, section 7).
 */
export function recomposeDialogue(
  problem: Problem,
  strategy: Strategy,
  path: readonly Turn[],
): readonly Message[] {
  let history: readonly Message[] = [];
  for (const [depth, turn] of path.entries()) {
    const lead = leadOf(problem, strategy, path[depth - 1]);
    const prompt = continueDialogue(problem, strategy, history, depth, lead);
    const prose = turn.reasoning?.reply ?? '';
    const asked = prompt.kind === 'code' ? prompt.messages : prompt.withProse(prose);
    const spoken =
      prompt.kind === 'code' && prose !== '' ? `${prose.trimEnd()}\n\n${turn.reply}` : turn.reply;
    history = [...asked, { role: 'assistant', content: spoken }];
  }
  return history;
}

/**
 * Which prompts come in for an attempt with `depth` attempts before it in its dialogue (method, section 2).
 * `retry` follows the depth, not the number of attempts made: under `restart` it never comes in, since every dialogue
 * is a first turn. From its third turn on it asks for prose.
 */
export function chainAt(strategy: Strategy, depth: number): Chain {
  const given = { reasoning: strategy.reasoning, instruction: strategy.instruction };
  const none = { reasoning: null, instruction: null };
  switch (strategy.cot) {
    case 'first-turn':
      return depth === 0 ? given : none;
    case 'every-turn':
      return given;
    case 'retry':
      if (depth === 0) return none;
      return depth === 1
        ? { reasoning: null, instruction: strategy.instruction ?? retryInstruction }
        : { reasoning: strategy.reasoning ?? retryReasoning, instruction: null };
  }
}

function leadOf(problem: Problem, strategy: Strategy, parent: Turn | undefined): Lead {
  if (parent === undefined) return { kind: 'problem', text: wordingOf(strategy.wording).problem(problem) };
  const { feedback, program } = parent;
  if (feedback === null) return { kind: 'prose' };
  const given = feedback.fellBackTo?.kind ?? feedback.kind;
  // Without a program there is nothing to reconsider, only something to write.
  return { kind: 'feedback', of: program === null ? 'binary' : given, text: feedback.text };
}

function continueDialogue(
  problem: Problem,
  strategy: Strategy,
  history: readonly Message[],
  depth: number,
  lead: Lead,
): Prompt {
  const wording = wordingOf(strategy.wording);
  const { reasoning, instruction } = chainAt(strategy, depth);
  const askForCode = (before: Lead): Message =>
    user(wording.askForCode(problem, before, instruction?.text ?? null, strategy.extraction));
  if (reasoning === null) return { kind: 'code', messages: [...history, askForCode(lead)] };
  const messages = [...history, user(wording.askForProse(lead, reasoning.text))];
  return {
    kind: 'prose',
    messages,
    withProse: (prose) => [...messages, { role: 'assistant', content: prose }, askForCode({ kind: 'prose' })],
  };
}

function user(content: string): Message {
  return { role: 'user', content };
}
