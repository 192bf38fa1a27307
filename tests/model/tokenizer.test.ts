import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDialogue } from '../../model/corpus/dialogue';
import { byteCharacters, piecesOf } from '../../model/tokenizer/pieces';
import { trainTokenizer } from '../../model/tokenizer/train-tokenizer';

const texts = Array.from({ length: 300 }, (_, seed) => makeDialogue(seed)).flatMap((lines) =>
  lines.map(({ content }) => content),
);
const tokenizer = trainTokenizer(texts, 600);

describe('the tokenizer', () => {
  it('gives back any text that it encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const whole = text.toWellFormed();
        expect(tokenizer.decode(tokenizer.encode(whole))).toBe(whole);
      }),
    );
    for (const text of texts) expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });

  it('keeps digits and the letters of texts single, wherever they stand', () => {
    const pieces = tokenizer.encode("12 CAFE \"A\" s.replace('A','D')").map((id) => tokenizer.decode([id]));
    expect(pieces.filter((piece) => /[0-9A-F]/.test(piece))).toEqual([...'12CAFEAAD']);
  });

  it('cuts as llama.cpp cuts for qwen2', () => {
    expect(piecesOf("It's 12  lists.\n\n  a=[x]\n")).toEqual([
      'It',
      "'s",
      ' ',
      '1',
      '2',
      ' ',
      ' lists',
      '.\n\n',
      ' ',
      ' a',
      '=[',
      'x',
      ']\n',
    ]);
  });

  it('has 256 different bytes and as many tokens as asked for', () => {
    expect(new Set(byteCharacters).size).toBe(256);
    expect([tokenizer.size, new Set(tokenizer.data.tokens).size]).toEqual([600, 600]);
  });

  it('is the same for the same texts', () => {
    expect(trainTokenizer(texts, 600).data).toEqual(tokenizer.data);
  });

  it('says so when the texts give too few pairs', () => {
    expect(() => trainTokenizer(['abab'], 300)).toThrow('The texts give 1 merges, not 40.');
  });
});
