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
  it('offers each code-capable model in all its builds, with what is in the way of each and what is downloaded', async () => {
    const fake = fakeWorker({ device: { hasHalfPrecision: false }, cached: [half] });
    const inTheWay = 'This graphics card cannot compute in half precision (shader-f16).';
    expect(await webLlmOffers(() => fake.worker)).toEqual({
      missing: null,
      models: [
        {
          name: 'Qwen2.5-Coder-0.5B-Instruct',
          builds: [
            {
              choice: { kind: 'web-llm', model: half },
              label: 'Half precision (f16)',
              detail: '0.9 GB of memory, context 4,096 tokens',
              unavailable: inTheWay,
              cached: true,
            },
            {
              choice: { kind: 'web-llm', model: single },
              label: 'Single precision (f32)',
              detail: '1.1 GB of memory, context 4,096 tokens',
              unavailable: null,
              cached: false,
            },
          ],
        },
        {
          name: 'Qwen2.5-Coder-3B-Instruct',
          builds: [
            {
              choice: { kind: 'web-llm', model: 'Qwen2.5-Coder-3B-Instruct-q4f16_1-MLC' },
              label: 'Half precision (f16)',
              detail: '2.5 GB of memory, context 4,096 tokens',
              unavailable: inTheWay,
              cached: false,
            },
          ],
        },
      ],
    });
    expect(fake.isTerminated()).toBe(true);
  });

  it('says why nothing can run here', async () => {
    const fake = fakeWorker({ device: { missing: 'This browser has no WebGPU.' } });
    const { missing, models } = await webLlmOffers(() => fake.worker);
    expect(missing).toBe('This browser has no WebGPU.');
    const reasons = models.flatMap(({ builds }) => builds.map(({ unavailable }) => unavailable));
    expect(reasons).toEqual(['f16', 'f32', 'f16'].map(() => missing));
  });

  it('deletes a build', async () => {
    const fake = fakeWorker();
    await removeWebLlmModel(half, () => fake.worker);
    expect(fake.removed).toEqual([half]);
  });
});
