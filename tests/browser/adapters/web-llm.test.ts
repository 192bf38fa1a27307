import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openModulePage } from '../page';
import type { catalogue, load } from './web-llm-scenes';

const scenes = '/tests/browser/adapters/web-llm-scenes.ts';

/** What a scene gives crosses from the browser untyped; each caller names its scene's type. */
function play(page: Page, call: string): Promise<unknown> {
  return page.evaluate(`import('${scenes}').then((scenes) => scenes.${call})`);
}

const listModels = (page: Page): ReturnType<typeof catalogue> =>
  play(page, 'catalogue()') as ReturnType<typeof catalogue>;
const loadModel = (page: Page, model: string): ReturnType<typeof load> =>
  play(page, `load(${JSON.stringify(model)})`) as ReturnType<typeof load>;

describe('the real WebLLM on a software graphics card', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const flags = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
    ({ browser, page } = await openModulePage(inject('moduleServer'), flags));
    // The test must not depend on whether the machine is connected.
    await page.context().route(/huggingface\.co|githubusercontent\.com/, (route) => route.abort());
  });
  afterAll(() => browser.close());

  it('lists its models, in single precision here', async () => {
    const { device, models } = await listModels(page);
    expect(device).toEqual({ missing: null, hasHalfPrecision: false });
    const coder = models.find(({ name }) => name === 'Qwen2.5-Coder-1.5B-Instruct');
    expect(coder?.chosen?.precision).toBe('f32');
    expect(coder?.cached).toEqual([]);
  });

  it('says that the model’s host cannot be reached', async () => {
    const fault = await loadModel(page, 'Qwen2.5-Coder-0.5B-Instruct-q4f16_1-MLC');
    expect(fault.code).toBe('network');
    expect(fault.message).toContain('huggingface.co');
    expect(fault.message).toContain('Check the connection');
  });
});

describe('the real WebLLM without a graphics card', () => {
  it('says so before it downloads anything', async () => {
    const { browser, page } = await openModulePage(inject('moduleServer'), [
      '--disable-features=WebGPU',
      '--disable-gpu',
    ]);
    try {
      const { code, phases } = await loadModel(page, 'Qwen2.5-Coder-0.5B-Instruct-q4f16_1-MLC');
      expect(code).toBe('unsupported');
      expect(phases).toEqual(['probe']);
    } finally {
      await browser.close();
    }
  });
});
