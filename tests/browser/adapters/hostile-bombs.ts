import type { Hostile } from './hostile';

const timedOut = { kind: 'timed-out' };
const outOfMemory = { kind: 'out-of-memory' };
function raised(type: string): Hostile['outcome'] {
  return { kind: 'raised', error: { type } };
}

export const bombs: readonly Hostile[] = [
  { title: 'an endless loop', program: 'while True:\n    pass', outcome: timedOut, caseMs: 300 },
  {
    title: 'an endless loop that catches everything',
    program:
      'while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass',
    outcome: timedOut,
    caseMs: 300,
  },
  { title: 'an endless loop in C', program: 'sum(range(10**12))', outcome: timedOut, caseMs: 300 },
  {
    title: 'a catastrophic regular expression',
    program: 'import re\nre.match("(a+)+$", "a" * 40 + "b")',
    outcome: timedOut,
    caseMs: 300,
  },
  { title: 'a number that takes years', program: 'x = 10**10**8', outcome: timedOut, caseMs: 300 },
  {
    title: 'a compiler bomb',
    program: `x = ${'-'.repeat(100_000)}1`,
    outcome: {},
  },
  {
    title: 'deep brackets',
    program: `x = ${'('.repeat(5000)}${')'.repeat(5000)}`,
    outcome: { kind: 'compile-error' },
  },
  { title: 'sleep', program: 'import time\ntime.sleep(100)', outcome: timedOut, caseMs: 300 },
  {
    title: 'a lock that nobody releases',
    program: 'import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()',
    outcome: {},
    caseMs: 300,
  },
  {
    title: 'an atexit that never ends',
    program: 'import atexit\ndef f():\n    while True: pass\natexit.register(f)',
    outcome: timedOut,
    caseMs: 300,
  },
  {
    title: 'a __del__ that never ends',
    program: 'class A:\n    def __del__(self):\n        while True: pass\na = A()',
    outcome: timedOut,
    caseMs: 300,
  },
  {
    title: 'a list that fills memory',
    program: 'x = []\nwhile True:\n    x.append([0] * 100_000)',
    outcome: outOfMemory,
  },
  {
    title: 'bytes that fill memory',
    program: 'x = bytearray(1000)\nwhile True:\n    x.extend(bytes(len(x)))',
    outcome: outOfMemory,
  },
  { title: 'a string that fills memory', program: 'x = "x" * 10**9', outcome: outOfMemory },
  { title: 'a big integer that fills memory', program: 'x = 1 << (8 * 10**9)', outcome: outOfMemory },
  {
    title: 'memory held while MemoryError is caught',
    program:
      'x = []\nwhile True:\n    try:\n        while True:\n            x.append(bytes(10**6))\n    except MemoryError:\n        print(len(x) > 10)\n        break',
    outcome: { kind: 'ended', stdout: 'True\n' },
  },
  {
    title: 'an output flood',
    program: 'while True:\n    print("x" * 1000)',
    outcome: { kind: 'output-limit' },
  },
  {
    title: 'an output flood that catches its errors',
    program:
      'import os\nwhile True:\n    try:\n        os.write(1, b"x" * 10000)\n    except OSError:\n        pass',
    outcome: { kind: 'output-limit' },
  },
  {
    title: 'a flood on stderr',
    program: 'import sys\nwhile True:\n    sys.stderr.write("x" * 1000)',
    outcome: { kind: 'output-limit' },
  },
  { title: 'recursion without end', program: 'def f():\n    f()\nf()', outcome: raised('RecursionError') },
  {
    title: 'recursion through C without end',
    program:
      'import sys\nsys.setrecursionlimit(10**8)\nclass A:\n    def __repr__(self):\n        return repr([self])\nrepr(A())',
    outcome: raised('RecursionError'),
  },
  {
    title: 'recursion through a cache without end',
    program:
      'import sys, functools\nsys.setrecursionlimit(10**8)\n@functools.cache\ndef f(n):\n    return f(n + 1)\nf(0)',
    outcome: outOfMemory,
  },
  {
    title: 'a nested list torn down',
    program: 'x = []\nfor _ in range(10**6):\n    x = [x]\nprint(1)',
    outcome: { kind: 'ended', stdout: '1\n' },
  },
];

export const suicides: readonly Hostile[] = [
  {
    title: 'os._exit(0)',
    program: 'import os\nprint("said", flush=True)\nos._exit(0)',
    outcome: { kind: 'ended', stdout: 'said\n' },
  },
  { title: 'os._exit(3)', program: 'import os\nos._exit(3)', outcome: raised('SystemExit') },
  { title: 'os.abort', program: 'import os\nos.abort()', outcome: { kind: 'crashed' } },
  { title: 'os.kill', program: 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)', outcome: {} },
  {
    title: 'bytecode that runs off its stack',
    program:
      'def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes([100, 255]) * 200, co_stacksize=1)\nf()',
    outcome: {},
  },
  { title: 'sys.exit(1)', program: 'import sys\nsys.exit(1)', outcome: raised('SystemExit') },
  {
    title: 'an exception whose str never ends',
    program: 'class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E()',
    outcome: timedOut,
    caseMs: 300,
  },
  {
    title: 'an exception whose str raises',
    program: 'class E(Exception):\n    def __str__(self):\n        raise self\nraise E()',
    outcome: raised('E'),
  },
];
