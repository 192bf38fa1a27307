import type { Hostile } from './hostile';

const ended = { kind: 'ended' };

/** Equal to anything, as far as it says itself. */
const equalToAll = 'class E:\n    def __eq__(self, other): return True\n    __hash__ = None\n';

/** Changes of the library that no dictionary is written for. */
export const disguises: readonly Hostile[] = [
  {
    title: 'import hooks that claim to equal the ones they replace',
    program: `import sys\n${equalToAll}    def find_spec(self, *a): raise ImportError("evil")\n    def __call__(self, path): raise ImportError("evil")\nsys.meta_path[0] = E()\nsys.path_hooks[0] = E()`,
    outcome: ended,
  },
  {
    title: 'a folder of sys.path that claims to equal the one it replaces',
    program: 'import sys\nclass E(str):\n    def __eq__(self, other): return True\nsys.path[0] = E("/evil")',
    outcome: ended,
  },
  {
    title: 'a variable of a library’s closure that claims to equal the one it replaces',
    program: `import fractions, functools\n${equalToAll}    def __call__(self, *a): return 99\nf = fractions.Fraction.__add__\nfor c in f.__closure__ or ():\n    c.cell_contents = E()`,
    outcome: ended,
  },
  {
    title: 'the place of the arguments taken by an object that claims to be None',
    program: `import sys\n${equalToAll}    def write(self, s): pass\n    def flush(self): pass\n    def __del__(self, sys=sys):\n        sys.argv = type(self)()\nsys.argv = E()`,
    outcome: ended,
  },
  {
    title: 'a property made anew in place',
    program: 'import fractions\nvars(fractions.Fraction)["numerator"].__init__(lambda self: 99)',
    outcome: ended,
  },
  {
    title: 'a class method and a static method made anew in place',
    program:
      'import fractions, typing\nvars(fractions.Fraction)["from_float"].__init__(lambda cls, x: 99)\nfor t in vars(typing).values():\n    for m in list(getattr(t, "__dict__", {}).values()):\n        if type(m) is staticmethod:\n            m.__init__(print)',
    outcome: ended,
  },
  {
    title: 'the members of an abstract class forgotten',
    program:
      'import _abc, collections.abc as c\nfor t in (c.Sequence, c.Mapping, c.MutableSequence, c.MutableMapping):\n    _abc._reset_registry(t)\n    _abc._reset_caches(t)',
    outcome: ended,
  },
  {
    title: 'a slot of a library’s object',
    program: 'import typing\ntyping.Optional._getitem = lambda self, parameters: "evil"',
    outcome: ended,
  },
  {
    title: 'a lock of the library left locked',
    program:
      'import threading\nthreading._active_limbo_lock.acquire()\nthreading._active_limbo_lock.acquire()',
    outcome: ended,
  },
  {
    title: 'a counter of the library moved on',
    program: 'import threading\nfor _ in range(5):\n    threading._counter()',
    outcome: ended,
  },
  {
    title: 'a queue of the library filled',
    program: 'import threading\nthreading._main_thread._started._cond._waiters.append(1)',
    outcome: ended,
  },
  {
    title: 'the interpreter’s numbers: switch interval, tracking depth, stack size',
    program:
      'import sys, threading\nsys.setswitchinterval(1)\nsys.set_coroutine_origin_tracking_depth(7)\ntry:\n    threading.stack_size(2**20)\nexcept Exception:\n    pass',
    outcome: ended,
  },
  {
    title: 'a tool of sys.monitoring, by name only',
    program: 'import sys\nsys.monitoring.use_tool_id(3, "x")',
    outcome: ended,
  },
  {
    title: 'an ordered dictionary’s methods, by the type’s own dictionary',
    program:
      'import gc, collections\ngc.get_referents(collections.OrderedDict.__dict__)[0]["__repr__"] = lambda self: "evil"',
    outcome: ended,
  },
  {
    title: 'the place and the flags of the standard descriptors',
    program: 'import os\nos.lseek(0, 5, 0)\nos.set_blocking(0, False)\nos.set_inheritable(1, True)',
    outcome: {},
  },
  {
    title: 'the terminal and the process, by their files',
    program:
      'import os\nfor path in ("/dev/tty", "/dev/tty1", "/proc/self/fd/1", "/dev/null"):\n    try:\n        with open(path, "w") as f:\n            f.write("late")\n    except OSError:\n        pass\nos.umask(0o777)',
    outcome: { kind: 'ended', stderr: '' },
  },
];
