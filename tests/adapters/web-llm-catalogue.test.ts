import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, it } from 'vitest';
import { removeWebLlmModel, webLlmOffers } from '../../src/adapters/web-llm-catalogue';
import { webLlmModels } from '../../src/core/web-llm';
import { fakeWorker } from './fake-web-llm';

const half = 'Qwen2.5-Coder-0.5B-Instruct-q4f16_1-MLC';
const single = 'Qwen2.5-Coder-0.5B-Instruct-q4f32_1-MLC';

describe('the list of the installed package', () => {
  it('has a build for every card of each family that we offer', () => {
    const models = webLlmModels(prebuiltAppConfig.model_list, { missing: null, hasHalfPrecision: false });
    expect(models.length).toBeGreaterThan(15);
    expect(models.map(({ name }) => name)).toContain('Qwen2.5-Coder-1.5B-Instruct');
    for (const { name, builds, chosen } of models) {
      expect(
        builds.map(({ precision }) => precision),
        name,
      ).toEqual(['f16', 'f32']);
      expect(chosen?.precision, name).toBe('f32');
      for (const { memoryMb } of builds) expect(memoryMb, name).toBeLessThan(5_000);
    }
  });
});

describe('the catalogue', () => {
  it('offers each code-capable model in the build for this card, and what is downloaded', async () => {
    const fake = fakeWorker({ device: { hasHalfPrecision: false }, cached: [half] });
    expect(await webLlmOffers(() => fake.worker)).toEqual([
      {
        choice: { kind: 'web-llm', model: half },
        label: 'Qwen2.5-Coder-0.5B-Instruct',
        detail:
          '0.9 GB on the graphics card, half precision (f16), context 4,096 tokens. Downloaded from huggingface.co.',
        unavailable: expect.stringContaining('f16'),
        cached: true,
      },
      {
        choice: { kind: 'web-llm', model: single },
        label: 'Qwen2.5-Coder-0.5B-Instruct',
        detail:
          '1.1 GB on the graphics card, single precision (f32), context 4,096 tokens. Downloaded from huggingface.co.',
        unavailable: null,
        cached: false,
      },
      {
        choice: { kind: 'web-llm', model: 'Qwen2.5-Coder-3B-Instruct-q4f16_1-MLC' },
        label: 'Qwen2.5-Coder-3B-Instruct',
        detail: expect.stringContaining('2.5 GB'),
        unavailable: expect.stringContaining('f16'),
        cached: false,
      },
    ]);
    expect(fake.isTerminated()).toBe(true);
  });

  it('says why nothing can run here', async () => {
    const fake = fakeWorker({ device: { missing: 'This browser has no WebGPU.' } });
    const offers = await webLlmOffers(() => fake.worker);
    expect(offers.map(({ unavailable }) => unavailable)).toEqual(
      offers.map(() => 'This browser has no WebGPU.'),
    );
  });

  it('deletes a build', async () => {
    const fake = fakeWorker();
    await removeWebLlmModel(half, () => fake.worker);
    expect(fake.removed).toEqual([half]);
  });
});
