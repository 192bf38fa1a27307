import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Case, Observation } from '../../../src/core/executor';
import { openModulePage } from '../page';
import type { Hostile } from './hostile';
import { bombs, suicides } from './hostile-bombs';
import { bridge, harness, network } from './hostile-escapes';
import { disguises } from './hostile-disguises';
import { lastWords } from './hostile-last-words';
import { leftovers } from './hostile-leftovers';
import { streams } from './hostile-streams';

/** Prints everything that an earlier program could have changed. */
const honest = `
import builtins, collections, decimal, fractions, functools, heapq, json, math, numbers, os, random, re, string, sys
import threading, typing, warnings
print(int(input()) + 1)
print(math.pi, json.dumps([1, "a"]), re.sub("a+", "b", "caat"), heapq.nsmallest(2, [3, 1, 2]), random.random())
print(sys.getrecursionlimit(), sys.get_int_max_str_digits(), decimal.getcontext(), sorted(os.environ.items()))
print(os.getcwd(), os.listdir("."), os.listdir("/tmp"), sys.path, sys.path_hooks and 1, len(sys.meta_path))
print(sorted(sys.modules), sorted(vars(builtins)), sorted(vars(sys)), sorted(globals()))
print(sys.gettrace(), sys.getprofile(), len(collections.Counter("aab")), string.ascii_lowercase, "a".upper())
print(isinstance("a", numbers.Number), warnings.filters, b"\\xff".decode("utf-8", "surrogateescape") == "\\udcff")
print(functools.reduce(lambda a, b: a + b, [1, 2]), [sys.monitoring.get_tool(i) for i in range(6)])
print([type(hook).__name__ for hook in sys.path_hooks + sys.meta_path], sys.path_importer_cache.keys())
print(fractions.Fraction(6, 4).numerator, fractions.Fraction.from_float(0.5), typing.Optional[int], typing.List)
print(isinstance([], collections.abc.Sequence), isinstance({}, collections.abc.Mapping), threading.stack_size())
print(threading._active_limbo_lock.acquire(blocking=False), threading._counter(), threading.current_thread().name)
print(sys.getswitchinterval(), sys.get_coroutine_origin_tracking_depth(), collections.OrderedDict(a=1))
threading._active_limbo_lock.release()
for s in (sys.stdin, sys.stdout, sys.stderr):
    print(s.encoding, s.errors, s.line_buffering, s.write_through, s._CHUNK_SIZE, s.closed, sorted(vars(s)))
    print(s.fileno(), s.buffer.raw.name, s.buffer.raw.closefd, sorted(vars(s.buffer)), sorted(vars(s.buffer.raw)))
print(random._inst.gauss_next, random.getrandbits(64))
print("to stderr", file=sys.stderr)
`;
const input: readonly Case[] = [{ kind: 'stdin', stdin: '41\n' }];
const limits = { caseMs: 3000, programMs: 60_000, memoryMiB: 128, outputBytes: 100_000 };

let browser: Browser;
let page: Page;
let beacon: Server;
let beaconUrl = '';
let heard = 0;
let expected: readonly Observation[];

beforeAll(async () => {
  beacon = createServer((_request, response) => {
    heard += 1;
    response.setHeader('Access-Control-Allow-Origin', '*').end('heard');
  });
  await new Promise<void>((resolve) => beacon.listen(0, '127.0.0.1', resolve));
  const address = beacon.address();
  beaconUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  ({ browser, page } = await openModulePage(inject('moduleServer')));
  await page.evaluate(`import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.open(1))`);
  expected = await run(honest, limits.caseMs);
  expect(expected).toMatchObject([{ kind: 'ended', stderr: 'to stderr\n' }]);
});
afterAll(async () => {
  await browser.close();
  beacon.close();
});

function run(program: string, caseMs: number): Promise<Observation[]> {
  const list = [program, input, { ...limits, caseMs }].map((part) => JSON.stringify(part)).join(', ');
  return page.evaluate(
    `import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.run(${list}))`,
  );
}

/** The times differ between runs; all else must not. */
function withoutMs(observations: readonly Observation[]): unknown[] {
  return observations.map((observation) => ({ ...observation, ms: 0 }));
}

describe.each([
  ['network', network],
  ['bridge to JavaScript', bridge],
  ['harness', harness],
  ['traces left for the next program', leftovers],
  ['streams and random numbers', streams],
  ['last words', lastWords],
  ['traces in disguise', disguises],
  ['bombs', bombs],
  ['suicides', suicides],
] as const)('%s', (_title, programs) => {
  it.each(programs.map((hostile): [string, Hostile] => [hostile.title, hostile]))(
    '%s comes to its outcome, and the next program is judged right',
    async (_name, { program, outcome, caseMs = limits.caseMs }) => {
      const observations = await run(program.replaceAll('BEACON', beaconUrl), caseMs);
      expect(observations).toMatchObject([outcome]);
      expect(withoutMs(await run(honest, limits.caseMs))).toEqual(withoutMs(expected));
    },
  );
});

it('nothing reached the network', () => {
  expect(heard).toBe(0);
});
