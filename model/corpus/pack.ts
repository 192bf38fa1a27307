import type { Tokenizer } from '../tokenizer/tokenizer';
import type { Line } from './dialogue';

/** Set on a packed token that the loss counts; ids stay below it. */
export const learnedBit = 0x8000;

/** Longest dialogue that is kept: the model's context. */
export const longestDialogue = 1024;

/** A message without a mark is not learned: how lines of RFT and of the corpus look alike to the packer. */
export type PackedLine = Pick<Line, 'role' | 'content' | 'learned'>;

/**
 * A dialogue as token ids in the model's chat format, `<|role|>text<|end|>` a message. The text and the end mark of
 * learned messages carry `learnedBit`. Null when it is longer than the context.
 */
export function packDialogue(tokenizer: Tokenizer, lines: readonly PackedLine[]): readonly number[] | null {
  const packed = lines.flatMap(({ role, content, learned }) => {
    if (role === 'system') throw new RangeError('The demo model knows no system message.');
    const bit = learned ? learnedBit : 0;
    const text = [...tokenizer.encode(content), tokenizer.special('<|end|>')];
    return [tokenizer.special(`<|${role}|>`), ...text.map((id) => id | bit)];
  });
  return packed.length > longestDialogue ? null : packed;
}
