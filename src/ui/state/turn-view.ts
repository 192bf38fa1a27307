import type { Turn } from '../../core/trajectory';
import type { TurnView } from './dialogue';

/** A stored turn as the pages show a turn. */
export function viewOfTurn(turn: Turn): TurnView {
  const { reasoning, messages, reply, program, tests, feedback } = turn;
  return {
    reasoning: reasoning && {
      messages: reasoning.messages,
      text: reasoning.reply,
      reply: null,
      ...(reasoning.shared && { isShared: true }),
    },
    code: { messages, text: reply, reply: null },
    program,
    tests,
    feedback,
    ...(turn.author === 'person' && { isByPerson: true }),
  };
}
