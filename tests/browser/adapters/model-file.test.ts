import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { serveAnswers, type TestServer } from '../../adapters/sse-server';
import { openModulePage } from '../page';

const size = 3_000_000;

describe('a model file on another host', () => {
  let browser: Browser;
  let page: Page;
  let server: TestServer;

  /** Runs a statement of functions of model-file.ts. */
  const run = (code: string): Promise<unknown> =>
    page.evaluate(`import('/src/adapters/model-file.ts').then(async (m) => { ${code} })`);
  const fetchCode = (path: string): string => `
    const shares = [];
    try {
      const file = await m.fetchModelFile(new URL('${path}', '${server.baseUrl}'), (share) => shares.push(share));
      return { size: file.size, first: shares[0], last: shares.at(-1) };
    } catch ({ code, message }) { return { code, message }; }`;

  beforeAll(async () => {
    ({ browser, page } = await openModulePage(inject('moduleServer')));
    server = await serveAnswers(({ path }, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      if (path === '/whole') response.setHeader('content-length', size).end(Buffer.alloc(size));
      else if (path === '/unsized') {
        response.write(Buffer.alloc(size - 1));
        response.end(Buffer.alloc(1));
      } else if (path === '/broken') {
        response.setHeader('content-length', size).write(Buffer.alloc(1_000));
        setTimeout(() => response.destroy(), 50);
      } else if (path === '/slow') response.setHeader('content-length', size).write(Buffer.alloc(1_000));
      else response.writeHead(path === '/locked' ? 403 : 404).end();
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const asked = (path: string): number => server.seen.filter((request) => request.path === path).length;

  it('is downloaded once, found again, listed and deleted', async () => {
    expect(await run(fetchCode('/whole'))).toEqual({ size, first: 0, last: 1 });
    expect(await run(fetchCode('/whole'))).toEqual({ size });
    expect(asked('/whole')).toBe(1);
    const url = new URL('/whole', server.baseUrl).href;
    expect(await run('return m.keptModelFiles();')).toEqual([url]);
    await run(`await m.removeModelFile('${url}');`);
    expect(await run('return m.keptModelFiles();')).toEqual([]);
  });

  it('may come without its length', async () => {
    expect(await run(fetchCode('/unsized'))).toEqual({ size, first: null, last: null });
  });

  it.each([
    ['/broken', 'network', 'interrupted'],
    ['/missing', 'not-found', 'no file'],
    ['/locked', 'auth', 'signing in'],
  ])('is not kept when it cannot be had whole: %s', async (path, code, reason) => {
    expect(await run(fetchCode(path))).toEqual({ code, message: expect.stringContaining(reason) });
    expect(await run('return m.keptModelFiles();')).not.toContain(new URL(path, server.baseUrl).href);
  });

  it('stops at an abort and is not kept', async () => {
    const reason = await run(`
      const stop = new AbortController();
      const url = new URL('/slow', '${server.baseUrl}');
      return m.fetchModelFile(url, (share) => { if (share > 0) stop.abort('enough'); }, stop.signal).catch((e) => e);`);
    expect(reason).toBe('enough');
    expect(await run('return m.keptModelFiles();')).not.toContain(new URL('/slow', server.baseUrl).href);
  });
});
