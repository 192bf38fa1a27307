import type { Hostile } from './hostile';

const ended = { kind: 'ended' };

/** Standard streams and the generator of `random` are kept from test to test, and only put back to where they began. */
export const streams: readonly Hostile[] = [
  {
    title: 'streams reconfigured',
    program:
      'import sys\nfor s in (sys.stdout, sys.stderr):\n    s.reconfigure(encoding="latin-1", errors="replace", newline="\\r\\n", line_buffering=True, write_through=True)\n    print("é", file=s)',
    outcome: ended,
  },
  {
    title: 'streams given attributes',
    program:
      'import sys\nsys.stdout._CHUNK_SIZE = 1\nfor layer in (sys.stdout, sys.stdout.buffer, sys.stdout.buffer.raw):\n    layer.mine = [1]',
    outcome: ended,
  },
  {
    title: 'a stream’s method replaced on the stream itself',
    program: 'import sys\nsys.stdout.write = sys.stderr.flush = lambda *a: 7\nprint("hidden")',
    outcome: { kind: 'ended', stdout: '' },
  },
  {
    title: 'streams closed',
    program: 'import sys\nprint("said")\nsys.stdout.close()\nsys.stderr.buffer.raw.close()',
    outcome: { kind: 'ended', stdout: 'said\n' },
  },
  {
    title: 'streams taken apart',
    program: 'import sys\nsys.stdout.detach().detach().close()\nsys.stderr.buffer.detach()',
    outcome: ended,
  },
  {
    title: 'a text stream made anew in place',
    program: 'import sys\nsys.stdout.__init__(sys.stderr.buffer)\nprint("elsewhere")',
    outcome: { kind: 'ended', stderr: 'elsewhere\n' },
  },
  {
    title: 'a buffer made anew in place',
    program:
      'import io, sys\nsys.stdout.buffer.__init__(io.FileIO(2, "w", closefd=False), 16)\nprint("elsewhere")',
    outcome: ended,
  },
  {
    title: 'a raw stream made anew in place',
    program: 'import sys\nsys.stdout.buffer.raw.__init__(2, "w", closefd=False)\nprint("elsewhere")',
    outcome: ended,
  },
  {
    title: 'output that nobody could write',
    program:
      'import os, sys\nsys.stdout.write("late" * 10)\nsys.stdout.buffer.write(b"later")\nos.close(1)\nos.close(2)',
    outcome: ended,
  },
  {
    title: 'output left in the buffer below the text',
    program: 'import sys\nsys.stdout.flush = sys.stdout.buffer.write\nsys.stdout.buffer.write(b"late")',
    outcome: ended,
  },
  {
    title: 'a last word through a stream that was held on to',
    program:
      'import sys\nclass A:\n    def __del__(self, out=sys.stdout):\n        out.write("late" * 5000)\na = A()\na.me = a',
    outcome: ended,
  },
  {
    title: 'a stream of another class',
    program:
      'import io, sys\nclass Mine(io.TextIOWrapper):\n    def write(self, text): return 7\ntry:\n    sys.stdout.__class__ = Mine\nexcept TypeError:\n    pass',
    outcome: ended,
  },
  {
    title: 'random numbers drawn, reseeded and set',
    program:
      'import random\n[random.random() for _ in range(2000)]\nrandom.Random.__mro__[1].seed(random._inst, 42)\nrandom.Random.__mro__[1].setstate(random._inst, tuple(range(624)) + (7,))',
    outcome: ended,
  },
  {
    title: 'a normal number kept for the next draw',
    program: 'import random\nrandom.seed(3)\nrandom.gauss(0, 1)',
    outcome: ended,
  },
  {
    title: 'logging to a file',
    program:
      'import logging\nlogging.basicConfig(filename="log", level=1)\nlogging.disable(50)\nlogging.error("x")\nlogging.addLevelName(40, "evil")',
    outcome: ended,
  },
  {
    title: 'another locale',
    program: 'import locale\nlocale.setlocale(locale.LC_ALL, "")\nprint(locale.localeconv())',
    outcome: {},
  },
  {
    title: 'faulthandler',
    program: 'import faulthandler\nfaulthandler.enable()',
    outcome: { kind: 'raised', error: { type: 'ModuleNotFoundError' } },
  },
];
