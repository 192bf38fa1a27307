import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Case, Limits, Observation } from '../../../src/core/executor';
import { openModulePage } from '../page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
  await play('open', 2);
});
afterAll(() => browser.close());

const limits: Limits = { caseMs: 2000, programMs: 30_000, memoryMiB: 256, outputBytes: 100_000 };

function play<T>(scene: keyof typeof import('./sandbox-scenes'), ...args: readonly unknown[]): Promise<T> {
  const list = args.map((argument) => JSON.stringify(argument)).join(', ');
  return page.evaluate(
    `import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.${scene}(${list}))`,
  );
}

function run(program: string, cases: readonly Case[], own: Partial<Limits> = {}): Promise<Observation[]> {
  return play('run', program, cases, { ...limits, ...own });
}

function stdin(...inputs: readonly string[]): Case[] {
  return inputs.map((input) => ({ kind: 'stdin', stdin: input }));
}

function kinds(observations: readonly Observation[]): string[] {
  return observations.map(({ kind }) => kind);
}

it('runs Python 3.14', async () => {
  expect(await play('version')).toMatch(/^3\.14\.\d+$/);
});

it('gives each stdin case its own input and keeps what it printed', async () => {
  expect(await run('print(int(input()) * 2)', stdin('2\n', '5'))).toMatchObject([
    { kind: 'ended', stdout: '4\n', stderr: '', value: null },
    { kind: 'ended', stdout: '10\n', stderr: '', value: null },
  ]);
});

it('calls an entry point, plain or of a class, and returns its value', async () => {
  const call: Case[] = [{ kind: 'call', entryPoint: 'Solution.f', args: [[1, 2], 'a'] }];
  const program = 'class Solution:\n    def f(self, xs, s):\n        return (sum(xs), {s: None})';
  expect(await run(program, call)).toMatchObject([{ kind: 'ended', value: [3, { a: null }] }]);
});

it('whole numbers go in and come out with every digit', async () => {
  const digits = '123456789012345678901234567890';
  const call: Case[] = [
    { kind: 'call', entryPoint: 'f', args: [{ $int: digits }, 2 ** 53 - 1] },
    { kind: 'call', entryPoint: 'f', args: [{ $int: `-${digits}` }, -1] },
  ];
  expect(await run('def f(x, y):\n    return [x + 1, y, {"n": y + 2}, str(x)]', call)).toMatchObject([
    {
      kind: 'ended',
      value: [
        { $int: '123456789012345678901234567891' },
        9007199254740991,
        { n: { $int: '9007199254740993' } },
        digits,
      ],
    },
    { kind: 'ended', value: [{ $int: '-123456789012345678901234567889' }, -1, { n: 1 }, `-${digits}`] },
  ]);
});

it('what a program leaves in its arguments is not heard in the next test', async () => {
  const program =
    'import atexit\nclass E:\n    def __del__(self, register=atexit.register, p=print):\n        register(p, "late")\ndef f(xs):\n    xs.append(E())\n    return len(xs)';
  const call: Case = { kind: 'call', entryPoint: 'f', args: [[]] };
  expect(await run(program, [call, call, call])).toMatchObject(
    Array(3).fill({ kind: 'ended', value: 1, stdout: '' }),
  );
});

it('tells where an assertion about the program failed', async () => {
  const cases: Case[] = [
    { kind: 'assert', code: 'assert f(1) == 2' },
    { kind: 'assert', code: 'assert f(1) == 3, "three"' },
  ];
  expect(await run('def f(x):\n    return x + 1', cases)).toMatchObject([
    { kind: 'ended' },
    { kind: 'raised', error: { type: 'AssertionError', message: 'three' } },
  ]);
});

describe('stdin is one stream over bytes', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'input() and iteration',
      'a = input()\nimport sys\nprint(a, [l for l in sys.stdin])',
      'x\ny\nz',
      "x ['y\\n', 'z']\n",
    ],
    [
      'readline and read',
      'import sys\nr = sys.stdin\nprint(repr(r.readline()), repr(r.read()), repr(r.read()))',
      'a\nb',
      "'a\\n' 'b' ''\n",
    ],
    ['readlines', 'import sys\nprint(sys.stdin.readlines())', 'a\n\nb\n', "['a\\n', '\\n', 'b\\n']\n"],
    [
      'text after binary',
      'import sys\nprint(sys.stdin.buffer.readline(), repr(sys.stdin.read()))',
      'a\nb\n',
      "b'a\\n' 'b\\n'\n",
    ],
    ['open(0)', 'print(open(0).read().split())', '1 2\n3', "['1', '2', '3']\n"],
    [
      'os.read',
      'import os\nprint(os.read(0, 3), os.read(0, 3), os.read(0, 3))',
      'abcde',
      "b'abc' b'de' b''\n",
    ],
    [
      'end of input',
      'try:\n    input()\nexcept EOFError as e:\n    print(e)',
      '',
      'EOF when reading a line\n',
    ],
    [
      'carriage returns stay, as on Linux',
      'print(repr(input()), repr(open(0).read()))',
      'a\r\n',
      "'a\\r' ''\n",
    ],
    ['UTF-8', 'print(input()[::-1])', 'äöü€', '€üöä\n'],
  ];
  it.each(cases)('%s', async (_name, program, input, stdout) => {
    expect(await run(program, stdin(input))).toMatchObject([{ kind: 'ended', stdout }]);
  });

  it('ten megabytes', async () => {
    const program = 'import sys\nprint(sum(map(int, sys.stdin)))';
    const observations = await play('runLong', program, '1234567\n', 1_310_720, {
      ...limits,
      caseMs: 20_000,
    });
    expect(observations).toMatchObject([{ kind: 'ended', stdout: `${1234567 * 1_310_720}\n` }]);
  });
});

describe('forms that programs take', () => {
  const forms: readonly (readonly [string, string, string])[] = [
    ['a main guard', 'def main():\n    print(1)\nif __name__ == "__main__":\n    main()', '1\n'],
    ['sys.exit(0)', 'import sys\nprint(1)\nsys.exit(0)\nprint(2)', '1\n'],
    ['exit()', 'print(1)\nexit()\nprint(2)', '1\n'],
    ['quit()', 'print(1)\nquit()', '1\n'],
    ['star imports', 'from math import *\nfrom typing import *\nprint(floor(2.5), List)', '2 typing.List\n'],
    ['sys.stdout.write without a newline', 'import sys\nsys.stdout.write("a")\nsys.stdout.write("b")', 'ab'],
    ['binary output after text', 'import sys\nprint("a", flush=True)\nsys.stdout.buffer.write(b"b")', 'a\nb'],
    ['output in atexit', 'import atexit\natexit.register(print, "bye")\nprint("hi")', 'hi\nbye\n'],
    [
      'a thread with a larger stack, run in line',
      'import sys, threading\nsys.setrecursionlimit(10**6)\nthreading.stack_size(2**26)\ndef main():\n    def f(n):\n        return n and 1 + f(n - 1)\n    print(f(50000))\nt = threading.Thread(target=main)\nt.start()\nt.join()\nprint(t.is_alive())',
      '50000\nFalse\n',
    ],
    [
      'recursion to 100000',
      'import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\nprint(f(10**5))',
      '100000\n',
    ],
    [
      'cached recursion to 20000',
      'import sys\nfrom functools import lru_cache\nsys.setrecursionlimit(10**6)\n@lru_cache(None)\ndef f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\nprint(f(20000), f.cache_info().hits)',
      '20000 0\n',
    ],
    [
      'a linked list of 200000 nodes',
      'class Node:\n    def __init__(self, next):\n        self.next = next\nhead = None\nfor _ in range(200000):\n    head = Node(head)\nhead = None\nprint("freed")',
      'freed\n',
    ],
    [
      'dataclasses',
      'from dataclasses import dataclass\n@dataclass(order=True)\nclass P:\n    x: int = 1\nprint(P() < P(2))',
      'True\n',
    ],
    ['fixed random seeds', 'import random\nprint(random.random())', '0.8444218515250481\n'],
  ];
  it.each(forms)('%s', async (_name, program, stdout) => {
    expect(await run(program, stdin('', ''))).toMatchObject([
      { kind: 'ended', stdout },
      { kind: 'ended', stdout },
    ]);
  });

  it('a return outside a function is a compile error with its line and column', async () => {
    expect(await run('x = 1\n  \nreturn x', stdin(''))).toMatchObject([
      { kind: 'compile-error', error: { type: 'SyntaxError', line: 3, column: 1 } },
    ]);
  });

  it('a traceback names solution.py and its lines only', async () => {
    const program = 'import json\ndef f(x):\n    return json.loads(x)\n\nf("{")\n';
    const [observation] = await run(program, stdin(''));
    expect(observation).toMatchObject({ kind: 'raised', error: { type: 'JSONDecodeError', line: 3 } });
    expect(observation?.kind === 'raised' && observation.error.traceback).toBe(
      'Traceback (most recent call last):\n' +
        '  File "solution.py", line 5, in <module>\n    f("{")\n' +
        '  File "solution.py", line 3, in f\n    return json.loads(x)\n' +
        'json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\n',
    );
  });

  it('a program’s time is up after programMs, and what did not run says so', async () => {
    const observations = await run('while True: pass', stdin('', '', '', ''), {
      caseMs: 300,
      programMs: 500,
    });
    expect(kinds(observations)).toEqual(['timed-out', 'timed-out', 'not-run', 'not-run']);
  });

  it('output past its limit is cut', async () => {
    const [observation] = await run('print("x" * 3000)', stdin(''), { outputBytes: 1000 });
    expect(observation).toMatchObject({ kind: 'output-limit', stdout: 'x'.repeat(1000), limitBytes: 1000 });
  });
});

it('the interpreter’s own thread has no network, storage, eval or page', async () => {
  const workers = page.workers().filter((worker) => worker.url().startsWith('blob:null/'));
  expect(workers.length).toBeGreaterThan(1);
  const tries = [
    `fetch('${inject('moduleServer')}')`,
    `new Promise((ok, no) => { const s = new WebSocket('${inject('moduleServer').replace('http', 'ws')}'); s.onopen = ok; s.onerror = () => no(new Error('socket')); })`,
    `new Promise((ok, no) => { const r = new XMLHttpRequest(); r.open('GET', '${inject('moduleServer')}'); r.onload = ok; r.onerror = () => no(new Error('xhr')); r.send(); })`,
    `new Promise((ok, no) => { const s = new EventSource('${inject('moduleServer')}'); s.onopen = ok; s.onerror = () => no(new Error('events')); })`,
    `importScripts('${inject('moduleServer')}src/core/trace.ts')`,
    `import('${inject('moduleServer')}src/core/trace.ts')`,
    `new Promise((ok, no) => { const w = new Worker('${inject('moduleServer')}src/core/trace.ts'); w.onerror = () => no(new Error('worker')); })`,
    `indexedDB.open('x')`,
    `caches.open('x')`,
    `navigator.storage.getDirectory()`,
    // DevTools' own evaluation may use eval; a string that a timer runs is judged by the page's policy.
    `new Promise((ok, no) => { setTimeout('self.hit = 1'); setTimeout(() => (self.hit ? ok() : no()), 50); })`,
  ];
  const inside = workers.at(-1);
  for (const attempt of tries)
    await expect(
      inside?.evaluate(
        `(async () => { try { await (${attempt}); return 'reached'; } catch (error) { return 'refused'; } })()`,
      ),
      attempt,
    ).resolves.toBe('refused');
});
