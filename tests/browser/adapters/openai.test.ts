import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chunk, sendEvents, sendJson, serveAnswers, type TestServer } from '../../adapters/sse-server';
import { openModulePage } from '../page';

const scenes = '/tests/browser/adapters/openai-scenes.ts';

describe('an endpoint asked from a page of another origin', () => {
  let browser: Browser;
  let page: Page;
  let server: TestServer;
  let isOpen = true;

  const play = (call: string): Promise<unknown> =>
    page.evaluate(`import('${scenes}').then((scenes) => scenes.${call})`);
  const url = (): string => JSON.stringify(server.baseUrl);

  beforeAll(async () => {
    ({ browser, page } = await openModulePage(inject('moduleServer')));
    server = await serveAnswers(({ method, path }, response) => {
      if (isOpen) {
        response.setHeader('Access-Control-Allow-Origin', new URL(page.url()).origin);
        // As a strict server does it: nothing but these two may be sent.
        response.setHeader('Access-Control-Allow-Headers', 'content-type, authorization');
      }
      if (method === 'OPTIONS') response.writeHead(204).end();
      else if (path === '/v1/models') sendJson(response, 200, { data: [{ id: 'm' }] });
      else sendEvents(response, [chunk('one '), chunk('two '), chunk('three')], true);
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('streams until it is stopped, and then is hung up on', async () => {
    const { pieces, end } = (await play(`ask(${url()}, 2)`)) as { pieces: string[]; end: { code: string } };
    expect(pieces).toEqual(['one ', 'two ']);
    expect(end.code).toBe('AbortError 20');
    await expect.poll(() => server.hungUp()).toBe(1);
  });

  it('is explained when it keeps the page out, or is not there', async () => {
    isOpen = false;
    const refused = await play(`listFault(${url()})`);
    expect(refused).toMatchObject({
      code: 'EngineError network',
      message: expect.stringContaining(`allow the origin ${new URL(page.url()).origin} there`),
    });
    const absent = await play(`listFault('http://127.0.0.1:9/v1')`);
    expect(absent).toMatchObject({
      code: 'EngineError network',
      message: expect.stringContaining('No server is running there'),
    });
  });
});
