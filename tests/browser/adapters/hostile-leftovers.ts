import type { Hostile } from './hostile';

/** Importing much of the standard library takes a while on a busy machine. */
const slowImport = 30_000;
const ended = { kind: 'ended' };

export const leftovers: readonly Hostile[] = [
  {
    title: 'patched builtins',
    program: 'import builtins\nbuiltins.print = builtins.input = builtins.int = lambda *a: 0',
    outcome: ended,
  },
  {
    title: 'patched sys.stdout and sys.__stdout__',
    program: 'import sys, io\nsys.stdout = sys.__stdout__ = io.StringIO()\nprint("hidden")',
    outcome: { kind: 'ended', stdout: '' },
  },
  {
    title: 'closed descriptors',
    program: 'import os\nfor fd in (0, 1, 2):\n    os.close(fd)',
    outcome: ended,
  },
  {
    title: 'descriptors that are duplicated over each other',
    program: 'import os\nos.dup2(2, 1)\nos.dup2(1, 7)\nprint("x")',
    outcome: ended,
  },
  {
    title: 'patched library modules',
    program:
      'import math, json, heapq, string\nmath.pi = 3\njson.dumps = heapq.nsmallest = lambda *a: "evil"\nstring.ascii_lowercase = "z"',
    outcome: ended,
  },
  {
    title: 'patched classes of the library',
    program:
      'import collections, json\ncollections.Counter.__len__ = lambda self: 99\njson.JSONEncoder.encode = lambda self, o: "evil"',
    outcome: ended,
  },
  {
    title: 'a library function’s code swapped',
    program: 'import heapq\nheapq.nsmallest.__code__ = (lambda n, it, key=None: "evil").__code__',
    outcome: {},
  },
  {
    title: 'a library function’s closure rewritten',
    program:
      'import re, functools, gc\nfor f in (functools.singledispatch, re._compile, functools.wraps):\n    for c in f.__closure__ or ():\n        c.cell_contents = None',
    outcome: ended,
  },
  {
    title: 'a poisoned cache of re',
    program:
      'import re\nre.sub("a+", "b", "a")\nfor k in list(re._cache2):\n    re._cache2[k] = re.compile("zzz")\nfor k in list(re._cache):\n    re._cache[k] = re.compile("zzz")',
    outcome: ended,
  },
  {
    title: 'a method of a builtin type, by its dictionary',
    program: 'import gc\ngc.get_referents(str.__dict__)[0]["upper"] = lambda self: "evil"',
    outcome: ended,
  },
  {
    title: 'modules removed and faked',
    program: 'import sys\nfor name in list(sys.modules):\n    sys.modules[name] = None',
    outcome: {},
  },
  {
    title: 'sys.path and import hooks',
    program: 'import sys\nsys.path.clear()\nsys.meta_path.clear()\nsys.path_hooks.clear()',
    outcome: ended,
  },
  {
    title: 'the environment',
    program: 'import os\nos.environ["LEAK"] = "1"\nos.environ.pop("HOME", None)',
    outcome: ended,
  },
  {
    title: 'files left behind',
    program:
      'import os\nopen("leak", "w").write("1")\nos.makedirs("/tmp/a/b")\nopen("/tmp/a/b/c", "w").write("1")\nos.symlink("/tmp", "link")\nos.chdir("/tmp/a")',
    outcome: ended,
  },
  {
    title: 'the library’s own archive overwritten',
    program: 'open("/lib/python314.zip", "r+b").write(b"evil" * 1000)',
    outcome: {},
  },
  {
    title: 'devices replaced',
    program:
      'import os\nos.unlink("/dev/stdin")\nos.unlink("/dev/stdout")\nopen("/dev/stdin", "w").write("9")',
    outcome: {},
  },
  {
    title: 'random state, recursion limit, digits limit, decimal context',
    program:
      'import random, sys, decimal\nrandom.seed(5)\nsys.setrecursionlimit(50)\nsys.set_int_max_str_digits(640)\ndecimal.getcontext().prec = 3\ndecimal.DefaultContext.prec = 3',
    outcome: ended,
  },
  {
    title: 'signal handlers and timers',
    program:
      'import signal\nsignal.signal(signal.SIGINT, lambda *a: print("late"))\ntry:\n    signal.setitimer(signal.ITIMER_REAL, 0.05)\nexcept Exception:\n    pass\nsignal.raise_signal(signal.SIGINT)',
    outcome: {},
  },
  {
    title: 'codecs and their error handlers',
    program:
      'import codecs\ncodecs.register_error("surrogateescape", lambda e: ("evil", e.end))\ncodecs.register(lambda name: None)',
    outcome: ended,
  },
  {
    title: 'virtual subclasses and warning filters',
    program: 'import numbers, warnings\nnumbers.Number.register(str)\nwarnings.simplefilter("error")',
    outcome: ended,
  },
  {
    title: 'atexit that prints and registers itself again',
    program: 'import atexit\ndef f():\n    print("bye")\n    atexit.register(f)\natexit.register(f)',
    outcome: { kind: 'ended', stdout: 'bye\n' },
  },
  {
    title: 'garbage that prints as it is collected',
    program: 'class A:\n    def __del__(self, print=print):\n        print("late")\na = A()\na.a = a\ndel a',
    outcome: { kind: 'ended', stdout: 'late\n' },
  },
  {
    title: 'an object that comes back to life each time it is collected',
    program:
      'import sys\nclass A:\n    def __del__(self, keep=sys):\n        keep.leak = self\nA()\nx = A()\nx.x = x',
    outcome: ended,
  },
  {
    title: 'a thread that should print later',
    program: 'import threading\nt = threading.Timer(0.01, print, ["late"])\nt.daemon = True\nt.start()',
    outcome: {},
  },
  {
    title: 'a coroutine left unawaited on a loop',
    program:
      'import asyncio\nasync def late():\n    print("late")\nc = late()\ntry:\n    asyncio.ensure_future(c)\nexcept Exception:\n    pass',
    outcome: ended,
    caseMs: slowImport,
  },
];
