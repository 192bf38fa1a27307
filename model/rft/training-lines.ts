import type { PackedLine } from '../corpus/pack';

/**
 * A line of the lab's chat JSONL (core/rft-lines.ts) as messages for the packer: a reply of weight 1 is learned.
 * @throws TypeError when the line is something else
 */
export function trainingLines(line: string): readonly PackedLine[] {
  const data: unknown = JSON.parse(line);
  const messages: unknown = isRecord(data) ? data['messages'] : null;
  if (!Array.isArray(messages)) throw new TypeError('The line holds no messages.');
  return messages.map((message: unknown) => {
    if (!isRecord(message)) throw new TypeError('The line holds something that is no message.');
    const { role, content, weight } = message;
    if ((role !== 'user' && role !== 'assistant') || typeof content !== 'string')
      throw new TypeError(
        `The line holds a message that is neither a user's nor an assistant's: ${String(role)}.`,
      );
    return { role, content, learned: weight === 1 };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
