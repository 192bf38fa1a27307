import type { Random } from '../../src/core/random';
import type { Clause } from './clause';
import { pick } from './draw';

/** Said at the end of every statement that leaves something open. */
export const opennessNotice = 'The tests settle what is left open.';

/** A statement in English: a frame, one phrase a clause in order, and a notice when something is left open. */
export function writeStatement(random: Random, clauses: readonly Clause[]): string {
  const phrases = clauses.map((clause) => pick(random, clause.phrases));
  const last = clauses.at(-1);
  if (last?.truth.gives !== 'number') phrases.push('print the result');
  const subject = clauses[0]?.truth.takes === 'list' ? 'a list of numbers' : 'a text';
  const told = pick(random, frames)(subject, phrases);
  const isOpen = clauses.some((clause) => clause.openness !== 'said');
  return isOpen ? `${told} ${opennessNotice}` : told;
}

const frames: readonly ((subject: string, phrases: readonly string[]) => string)[] = [
  (subject, phrases) => `Read ${subject}. ${phrases.map(sentence).join(' ')}`,
  (subject, phrases) => `Given ${subject}: ${phrases.join('; ')}.`,
  (subject, phrases) => `Take ${subject}. First ${phrases.join('. Then ')}.`,
];

function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
