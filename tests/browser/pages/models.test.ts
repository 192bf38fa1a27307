import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { chunk, sendEvents, sendJson, serveAnswers, type TestServer } from '../../adapters/sse-server';
import { openProfile } from '../page';
import { accessFaults, overflow } from './axe';

let browser: Browser;
let page: Page;
const servers: TestServer[] = [];

beforeAll(async () => {
  // The software renderer: a graphics card that computes in single precision only.
  browser = await launchChromium(['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']);
  page = await (await openProfile(browser)).newPage();
});
afterAll(async () => {
  await browser.close();
  for (const server of servers) await server.close();
});

async function openModels(path = '/models'): Promise<void> {
  await page.goto(new URL(`#${path}`, inject('builtLab')).href);
  await page.reload();
  await page.getByRole('heading', { name: 'Models' }).waitFor();
}

/** A model that was chosen and loaded leads to Play. */
async function inUse(): Promise<void> {
  await page.waitForURL(/#\/$/);
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
}

interface Manners {
  readonly models: readonly string[];
  readonly key: string | null;
  readonly allows: string;
}

/** An endpoint on this computer; it lets `allows` read its answers and wants `key`. */
async function serve({ models, key, allows }: Manners): Promise<TestServer> {
  const server = await serveAnswers(({ method, path, headers }, response) => {
    response.setHeader('access-control-allow-origin', allows);
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    if (method === 'OPTIONS') response.writeHead(204).end();
    else if (key !== null && headers.authorization !== `Bearer ${key}`)
      sendJson(response, 401, { error: { message: 'Incorrect API key' } });
    else if (path === '/v1/models') sendJson(response, 200, { data: models.map((id) => ({ id })) });
    else sendEvents(response, [chunk('hel'), chunk('lo', 'stop'), 'data: [DONE]\n\n']);
  });
  servers.push(server);
  return server;
}

const endpoint = () => page.getByRole('region', { name: 'An endpoint' });

async function connect({ baseUrl }: TestServer, key = ''): Promise<void> {
  await endpoint().getByLabel('Base URL').fill(baseUrl);
  await endpoint().getByLabel('Key').fill(key);
  await endpoint().getByRole('button', { name: 'Connect and list models' }).click();
}

describe('an endpoint', () => {
  it('says who would hear the prompts, lists its models, answers, and is then the model in use', async () => {
    const server = await serve({ models: ['alpha', 'beta'], key: null, allows: '*' });
    await openModels();
    await connect(server);
    const { host } = new URL(server.baseUrl);
    await endpoint().getByText(`Prompts and programs would go to ${host}`).waitFor();
    await endpoint().getByText(`Connected: ${host} offers 2 models.`).waitFor();
    await endpoint().getByLabel('Model').selectOption('beta');
    await endpoint().getByRole('button', { name: 'Try one reply' }).click();
    await endpoint()
      .getByText(/It answered in .*: “hello”/)
      .waitFor();
    expect(server.seen.at(-1)?.body).toMatchObject({ model: 'beta', stream: true });
    await endpoint().getByRole('button', { name: 'Use', exact: true }).click();
    await inUse();
    await page.getByTestId('talk').getByText(`Prompts and programs go to ${host}`).waitFor();
  });

  it('that keeps pages out is explained, with the origin to allow', async () => {
    const server = await serve({ models: ['alpha'], key: null, allows: 'http://elsewhere.example' });
    await openModels();
    await connect(server);
    const alert = endpoint().getByRole('alert');
    await alert.waitFor();
    const said = await alert.innerText();
    expect(said).toContain('(CORS)');
    expect(said).toContain(`OLLAMA_ORIGINS=${new URL(inject('builtLab')).origin}`);
    expect(await endpoint().getByRole('button', { name: 'Use', exact: true }).count()).toBe(0);
  });

  it('that refuses the key says so until the right one is given', async () => {
    const server = await serve({ models: ['alpha'], key: 'right', allows: '*' });
    await openModels();
    await connect(server, 'wrong');
    await endpoint().getByRole('alert').getByText('refused the key').waitFor();
    await connect(server, 'right');
    await endpoint().getByText('offers 1 model.').waitFor();
    expect(await endpoint().getByRole('alert').count()).toBe(0);
  });

  it('without models says how to get one', async () => {
    const server = await serve({ models: [], key: null, allows: '*' });
    await openModels();
    await connect(server);
    await endpoint().getByTestId('connection').getByText('ollama pull').waitFor();
    expect(await endpoint().getByRole('button', { name: 'Use', exact: true }).count()).toBe(0);
  });

  it('whose model is gone is refused with the models that it has', async () => {
    const models = ['alpha', 'beta'];
    const server = await serve({ models, key: null, allows: '*' });
    await openModels();
    await connect(server);
    await endpoint().getByText('offers 2 models.').waitFor();
    models.splice(0, 1, 'gamma');
    await endpoint().getByRole('button', { name: 'Use', exact: true }).click();
    await page.getByRole('alert').getByText('It offers: gamma, beta').waitFor();
  });

  it('that never answers can be given up', async () => {
    const server = await serveAnswers(() => undefined);
    servers.push(server);
    await openModels();
    await connect(server);
    await endpoint().getByRole('button', { name: 'Stop' }).click();
    await endpoint().getByRole('button', { name: 'Connect and list models' }).waitFor();
    expect(await endpoint().getByRole('alert').count()).toBe(0);
    await expect.poll(() => server.hungUp()).toBe(1);
  });
});

describe('the graphics card’s list', () => {
  it('offers each model in two precisions and says which of them this card cannot compute', async () => {
    await openModels();
    const web = page.getByRole('region', { name: 'On the graphics card' });
    await web.getByRole('button', { name: 'Show the models' }).click();
    await web.getByTestId('device').and(page.locator('[data-missing=false]')).waitFor();
    await web.getByLabel('Filter by name').fill('coder-0.5b');
    const card = web.locator('[data-model="Qwen2.5-Coder-0.5B-Instruct"]');
    await web.getByText('1 model', { exact: true }).waitFor();
    const [half, single] = [card.locator('[data-build*=f16]'), card.locator('[data-build*=f32]')];
    expect(await half.innerText()).toContain('cannot compute in half precision');
    expect(await half.getByRole('button').count()).toBe(0);
    expect(await single.innerText()).toMatch(/\d\.\d GB of memory, context 4,096 tokens/);
    expect(await single.getByRole('button', { name: 'Download' }).count()).toBe(1);
  });
});

describe('a GGUF file', () => {
  const files = () => page.getByRole('region', { name: 'A GGUF file, on the processor' });

  it('dropped on the page is loaded and used; another file is refused with a reason', async () => {
    await openModels();
    await drop('notes.txt', Buffer.from('no model'));
    await page.getByRole('alert').getByText('“notes.txt” is no GGUF file').waitFor();
    await drop('own.gguf', readFileSync('public/models/demo.gguf'));
    await inUse();
    expect(await page.getByLabel('Model').locator('option:checked').innerText()).toBe('own.gguf');
  });

  it('from an address says from whom, is kept, used again without a word to them, and deleted', async () => {
    const gguf = readFileSync('public/models/demo.gguf');
    const server = await serveAnswers((_, response) => {
      response.writeHead(200, {
        'access-control-allow-origin': '*',
        'content-type': 'application/octet-stream',
        'content-length': gguf.length,
      });
      response.end(gguf);
    });
    servers.push(server);
    const url = new URL('/small.gguf', server.baseUrl).href;
    await openModels();
    await files().getByLabel('Address of a .gguf file').fill(url);
    await files()
      .getByText(`fetched once from ${new URL(url).host}`)
      .waitFor();
    await files().getByRole('button', { name: 'Fetch and use' }).click();
    await inUse();

    await openModels();
    const asked = server.seen.length;
    await files()
      .getByRole('button', { name: `Use ${url}` })
      .click();
    await inUse();
    expect(server.seen.length).toBe(asked);

    await openModels();
    await files()
      .getByRole('button', { name: `Delete ${url}` })
      .click();
    await files().getByText('Kept on this device', { exact: true }).waitFor({ state: 'detached' });
    expect(await page.evaluate(async (name) => (await caches.match(name)) === undefined, url)).toBe(true);
  });

  it('that comes slowly shows how far it is, and can be stopped', async () => {
    const server = await serveAnswers((_, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-length': 4_000_000 });
      response.write(Buffer.alloc(1_000_000));
    });
    servers.push(server);
    await openModels();
    await files().getByLabel('Address of a .gguf file').fill(new URL('/slow.gguf', server.baseUrl).href);
    await files().getByRole('button', { name: 'Fetch and use' }).click();
    const loading = page.getByTestId('loading');
    const share = (): Promise<number> =>
      loading.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value);
    await expect.poll(share).toBeCloseTo(0.25);
    await loading.getByRole('button', { name: 'Stop' }).click();
    await loading.waitFor({ state: 'detached' });
    await expect.poll(() => server.hungUp()).toBe(1);
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('the speed check', () => {
  const speed = () => page.getByRole('region', { name: 'How fast is it here?' });

  it('measures the demo model within a minute and says how long a first experiment takes', async () => {
    await openModels();
    await speed().getByRole('button', { name: 'Check the speed' }).click();
    await speed()
      .getByText(/^[\d,.]+ tokens a second$/)
      .first()
      .waitFor({ timeout: 75_000 });
    await speed()
      .getByTestId('typical-time')
      .getByText(/^about \d/)
      .waitFor();
    await page.goto(new URL('#/experiments/new', inject('builtLab')).href);
    await page
      .getByTestId('cost')
      .getByText(/^about \d/)
      .waitFor();
  });

  it('can be stopped', async () => {
    await openModels();
    await speed().getByRole('button', { name: 'Check the speed' }).click();
    await speed()
      .getByText(/^Measuring/)
      .waitFor();
    await speed().getByRole('button', { name: 'Stop the check' }).click();
    await speed().getByRole('button', { name: 'Check the speed' }).waitFor();
    expect(await speed().getByTestId('speed').innerText()).toBe('');
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

it('with all parts open has no serious fault for assistive technology and fits a telephone', async () => {
  const server = await serve({
    models: ['a-model-with-a-name-that-has-no-place-to-break:and-a-tag-as-long'],
    key: null,
    allows: '*',
  });
  await openModels();
  await connect(server);
  await endpoint().getByText('offers 1 model.').waitFor();
  await page.getByRole('button', { name: 'Show the models' }).click();
  await page.getByText(/^\d+ models$/).waitFor();
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await accessFaults(page)));
  }
  expect(found).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

/** A drop as the browser makes one: there is no input behind it. */
async function drop(name: string, bytes: Buffer): Promise<void> {
  const base64 = bytes.toString('base64');
  const data = await page.evaluateHandle(
    async ({ file, text }) => {
      const transfer = new DataTransfer();
      const blob = await (await fetch(`data:application/octet-stream;base64,${text}`)).blob();
      transfer.items.add(new File([blob], file));
      return transfer;
    },
    { file: name, text: base64 },
  );
  const target = page.getByRole('heading', { name: 'Models' });
  for (const type of ['dragenter', 'dragover', 'drop'])
    await target.dispatchEvent(type, { dataTransfer: data });
}
