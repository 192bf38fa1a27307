import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGguf } from '../../src/adapters/gguf';

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

/** A GGUF without tensors: `entries` are [key, type, encoded value]. */
function gguf(entries: readonly (readonly [string, number, Buffer])[], version = 3): Blob {
  const written = entries.map(([key, type, value]) => Buffer.concat([text(key), u32(type), value]));
  return new Blob([
    Buffer.concat([Buffer.from('GGUF'), u32(version), u64(0), u64(entries.length), ...written]),
  ]);
}

const architecture = ['general.architecture', 8, text('qwen2')] as const;

describe('the head of a GGUF file', () => {
  it('tells what the model is', async () => {
    const words = Array.from({ length: 60_000 }, (_, index) => text(`a longer word number ${index}`));
    const file = gguf([
      architecture,
      ['general.name', 8, text('Größe')],
      ['qwen2.rope', 6, Buffer.alloc(4)],
      ['some.flag', 7, Buffer.of(1)],
      ['tokenizer.ggml.tokens', 9, Buffer.concat([u32(8), u64(words.length), ...words])],
      ['tokenizer.ggml.types', 9, Buffer.concat([u32(5), u64(2), u32(1), u32(1)])],
      ['qwen2.context_length', 4, u32(32_768)],
      ['qwen2.block_count', 4, u32(24)],
      ['qwen2.embedding_length', 4, u32(896)],
      ['qwen2.attention.head_count', 4, u32(14)],
      ['qwen2.attention.head_count_kv', 4, u32(2)],
      ['tokenizer.chat_template', 8, text('{{ messages }}')],
      ['turnwise.wording', 8, text('demo')],
    ]);
    expect(file.size).toBeGreaterThan(1 << 20);
    expect(await readGguf(file)).toEqual({
      architecture: 'qwen2',
      name: 'Größe',
      contextTokens: 32_768,
      hasChatTemplate: true,
      // 12 KiB in half precision, as is known of Qwen2.5-0.5B.
      cacheNumbersPerToken: 6_144,
      wording: 'demo',
    });
  });

  it('leaves out what the file does not say', async () => {
    expect(await readGguf(gguf([architecture], 2))).toEqual({
      architecture: 'qwen2',
      name: null,
      contextTokens: null,
      hasChatTemplate: false,
      cacheNumbersPerToken: null,
      wording: null,
    });
  });

  it('is that of the demo model', async () => {
    const file = new Blob([readFileSync('public/models/demo.gguf')]);
    expect(await readGguf(file)).toMatchObject({
      architecture: 'llama',
      contextTokens: 1_024,
      hasChatTemplate: true,
      cacheNumbersPerToken: 1_280,
      wording: 'demo',
    });
  });

  const whole = gguf([architecture]);
  it.each([
    ['another file', new Blob(['<!doctype html>']), 'does not begin with "GGUF"'],
    ['nothing', new Blob([]), 'does not begin with "GGUF"'],
    ['a version of the future', gguf([architecture], 4), 'version 4'],
    ['a file cut short', whole.slice(0, whole.size - 2), 'cut short'],
    ['a length beyond the file', gguf([['x', 8, u64(2 ** 52)]]), 'cut short'],
    ['a value of no known type', gguf([['x', 77, u32(0)]]), 'unknown type 77'],
    ['a model without architecture', gguf([]), 'architecture'],
  ])('is refused: %s', async (_, file, reason) => {
    await expect(readGguf(file)).rejects.toMatchObject({
      name: 'EngineError',
      code: 'bad-model',
      message: expect.stringContaining(reason),
    });
  });
});
