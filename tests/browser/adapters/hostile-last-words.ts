import type { Hostile } from './hostile';

function ended(stdout: string): Hostile['outcome'] {
  return { kind: 'ended', stdout, stderr: '' };
}

/** What a program leaves to be said after its end, by its streams and by objects as they die. */
export const lastWords: readonly Hostile[] = [
  {
    title: 'a stream of its own that prints as it is let go of',
    program:
      'import sys\nclass E:\n    def write(self, s): pass\n    def flush(self): pass\n    def __del__(self, p=print):\n        p("late")\nsys.stdout = E()',
    outcome: ended('late\n'),
  },
  {
    title: 'a stream of its own that puts another in its place as it is let go of',
    program:
      'import sys\nclass E:\n    def write(self, s): pass\n    def flush(self): pass\n    def __del__(self, sys=sys):\n        sys.stdout = sys.stdin = sys.argv = type(self)()\nsys.stdout = E()',
    outcome: ended(''),
  },
  {
    title: 'a stream that holds itself, with text in its buffer',
    program: 'import sys\nsys.stdout.me = sys.stdout\nsys.stdout.write("a")',
    outcome: ended('a'),
  },
  {
    title: 'an attribute of a stream that writes when the stream dies',
    program:
      'import sys\nclass E:\n    def __del__(self, sys=sys, out=sys.stdout.buffer):\n        (sys.stdout or out).write("late")\nsys.stderr.x = E()',
    outcome: { kind: 'ended' },
  },
  {
    title: 'a callback on the death of a stream that registers an exit function',
    program:
      'import sys, weakref, atexit\ndef late(_, register=atexit.register, p=print):\n    register(p, "late")\nsys.stdin.r = weakref.ref(sys.stdin, late)\nsys.stdout.r = weakref.ref(sys.stdout, late)',
    outcome: { kind: 'ended' },
  },
  {
    title: 'garbage that registers an exit function',
    program:
      'import atexit\nclass E:\n    def __init__(self):\n        self.me = self\n    def __del__(self, register=atexit.register, p=print):\n        register(p, "late")\nE()',
    outcome: ended(''),
  },
  {
    title: 'garbage that leaves more garbage, and so on',
    program:
      'class E:\n    def __init__(self):\n        self.me = self\n    def __del__(self, p=print):\n        p("late")\n        type(self)()\nE()',
    outcome: ended('late\n'),
  },
  {
    title: 'garbage that poisons the cache of re',
    program:
      'import re\nclass E:\n    def __init__(self):\n        self.me = self\n    def __del__(self, re=re):\n        for key in [(str, "a+", 0), (str, "a+", re.NOFLAG)]:\n            re._cache[key] = re._cache2[key] = re.compile("zzz")\nE()',
    outcome: ended(''),
  },
  {
    title: 'standard input kept in a module, read ahead',
    program:
      'import math, sys\nmath.keep = sys.stdin\nsys.stdin.read(1)\nmath.buffer = sys.stdin.buffer\nprint(sys.stdin.readline())',
    outcome: ended('1\n\n'),
  },
  {
    title: 'standard output kept in a module, with text in its buffer',
    program: 'import math, sys\nmath.keep = sys.stdout\nsys.stdout.buffer.write(b"x" * 20000)\nprint("y")',
    outcome: ended(`${'x'.repeat(20_000)}y\n`),
  },
  {
    title: 'a thread’s local that holds itself and a stream',
    program:
      'import threading, sys\nl = threading.local()\nl.me = l\nl.out = open(1, "w", closefd=False)\nl.out.write("late")',
    outcome: { kind: 'ended' },
  },
  {
    title: 'a generator that prints as it is closed',
    program: 'def g():\n    try:\n        yield 1\n    finally:\n        print("closed")\nx = g()\nnext(x)',
    outcome: ended('closed\n'),
  },
  {
    title: 'an alarm set for later',
    program:
      'import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0.005)\ntime.sleep(0.02)\nsignal.alarm(1)',
    outcome: {},
  },
];
