"""Makes the image that every interpreter starts from and is put back to, and says what must not change in it.
Executed after harness.py, in the same dictionary.
"""

import abc
import atexit
import builtins
import collections
import dataclasses
import decimal
import functools
import gc
import itertools
import random
import re
import struct
import sys
import threading
import types
import typing
import weakref
from _abc import _get_dump
from _sitebuiltins import Quitter

# Numbers that each test must leave as they are. A list, because every dictionary of the image is watched for writes.
_kept = []
# Modules that programs use most, imported once into the image. Whatever else a program imports makes the worker put
# the image back afterwards.
PRELOADED = """
    abc array ast base64 bisect calendar cmath collections collections.abc contextlib copy dataclasses datetime decimal
    enum errno fractions functools hashlib heapq inspect io itertools json keyword math numbers operator os pprint queue
    random re reprlib statistics string struct sys textwrap threading time traceback types typing warnings weakref
""".split()
# Their state cannot be seen from outside: a program that imports one has the image put back afterwards.
UNLOADED = ("gc", "signal", "_signal", "locale", "_locale", "faulthandler", "codeop")


class Instance:
    """Stands for every class that a program defines: they share one deallocator."""


CONTAINERS = (
    Instance, list, tuple, dict, set, frozenset, collections.deque, types.CellType, types.FunctionType,
    types.MethodType, types.GeneratorType, functools.partial, type(iter([])), type(iter(())), map, filter, zip,
    enumerate, reversed, itertools.chain, types.SimpleNamespace, BaseException,
)

# Types whose objects hold, in their own few bytes, what Python code may change.
FIXED = (
    types.CellType, property, classmethod, staticmethod, functools.partial, itertools.count, collections.deque,
    threading.Lock, threading.RLock().__class__, decimal.Context, dataclasses.Field, typing._SpecialForm,
)
HEADER_BYTES = 8


def prepare():
    """Makes the image: imports, patches, then lists what must not change. Returns the watch list as JSON."""
    for name in PRELOADED:
        __import__(name)
    exec("from typing import *\nclass _Subclass(int): pass", {})
    struct.pack("<i", 0)
    functools._lru_cache_wrapper = _cached
    builtins.exit, builtins.quit = Quitter("exit", "Ctrl-D"), Quitter("quit", "Ctrl-D")
    _run_threads_in_line(sys.modules["threading"])
    for name in UNLOADED:
        sys.modules.pop(name, None)
    for module in list(sys.modules.values()):
        if type(getattr(module, "__all__", None)) is list:
            module.__all__ = tuple(module.__all__)
    sys.modules["__main__"] = None
    sys.argv = sys.stdin = sys.__stdin__ = sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = None
    sys.excepthook = sys.__excepthook__
    random.seed(0)
    sys.setrecursionlimit(RECURSION_LIMIT + HARNESS_DEPTH)
    re._cache.clear()
    re._cache2.clear()
    gc.collect()
    for thing in gc.get_objects():
        # A dictionary that does not exist yet cannot be watched: make it exist.
        getattr(thing, "__dict__", None)
    # The cells of a closure made above this line would be listed, and then die.
    things = gc.get_objects()
    unwatched = {id(re._cache), id(re._cache2)}
    dicts = [t for t in things if type(t) is dict and id(t) not in unwatched and not _is_internal(t)]
    _kept[:] = [abc.get_cache_token(), atexit._ncallbacks(), sys.getswitchinterval()]
    assert _is_settled()
    names = ("stdin", "__stdin__", "stdout", "__stdout__", "stderr", "__stderr__", "argv")
    allowed = [(id(sys.__dict__), id(sys.intern(name))) for name in names]
    allowed.append((id(sys.modules), id(sys.intern("__main__"))))
    watch_list = {
        "dicts": [id(d) for d in dicts],
        "allowed": allowed,
        "contents": _contents(things),
        "containers": [id(t) for t in CONTAINERS],
        "describe": id(_frames.__code__),
    }
    del things, dicts
    gc.collect()
    gc.freeze()
    return _encode(watch_list)


def _is_internal(table):
    """CPython's own tables, which every program writes to: interned strings, formats of `struct`, and each type's
    subclasses by address. Python can reach them through `gc` only, which counts as touching."""
    if len(table) > 1000 and all(key is value for key, value in table.items()):
        return True
    return bool(table) and (
        all(type(value) is struct.Struct for value in table.values())
        or all(type(key) is int and type(value) is weakref.ref for key, value in table.items())
    )


def _contents(things):
    """The addresses of what can change without a word to a dictionary: lists, sets, and objects with slots."""
    own = (_program, _kept, things)
    caches = _caches_of_abstract_classes(things)
    fixed = [(id(t), HEADER_BYTES, type(t).__basicsize__ - HEADER_BYTES) for t in things if isinstance(t, FIXED)]
    # `default_factory` comes after the dictionary.
    tables = [(id(t), dict.__basicsize__, 4) for t in things if type(t) is collections.defaultdict]
    movable = [layer for s in (_out, _err) for layer in (s, s.buffer, s.buffer.raw)] + [random._inst]
    return {
        "movable": [(id(t), HEADER_BYTES, type(t).__basicsize__ - HEADER_BYTES) for t in movable],
        "lists": [id(t) for t in things if type(t) is list and not any(t is o for o in own)],
        "sets": [id(t) for t in things if type(t) is set and id(t) not in caches],
        "fixed": fixed + tables,
    }


def _caches_of_abstract_classes(things):
    """The sets that abstract classes fill as they are asked about classes. Their registered members are no cache."""
    caches = set()
    for cls in [t for t in things if isinstance(t, abc.ABCMeta)]:
        sets = [t for t in gc.get_referents(vars(cls)["_abc_impl"]) if type(t) is set]
        registered = _get_dump(cls)[0]
        if registered:
            assert sets.pop(0) == registered
        caches.update(map(id, sets))
    return caches


def _is_settled(get_tool=sys.monitoring.get_tool, main="__main__"):
    """Whether what has no address of its own is as in the image. Asked after each test, when nothing of the program is
    left. Compared by identity and as numbers only: an object of the program's could claim to equal anything."""
    return (
        None is sys.stdout is sys.stderr is sys.stdin is sys.argv is sys.modules[main]
        is sys.__stdout__ is sys.__stderr__ is sys.__stdin__
        is get_tool(0) is get_tool(1) is get_tool(2) is get_tool(3) is get_tool(4) is get_tool(5)
        and not re._cache and not re._cache2
        and abc.get_cache_token() == _kept[0] and atexit._ncallbacks() == _kept[1]
        and sys.getswitchinterval() == _kept[2] and not sys.get_coroutine_origin_tracking_depth()
    )


def _cached(function, maxsize, typed, info, make_key=functools._make_key, missing=object()):
    """`functools.lru_cache` in Python. Calls from Python to Python use none of the stack that a browser gives a
    worker; the version in C uses it up at a depth of some hundreds."""
    hits = misses = 0
    kept = {} if maxsize is None else collections.OrderedDict()

    def unlimited(*args, **names):
        nonlocal hits, misses
        key = make_key(args, names, typed) if names or typed else args
        result = kept.get(key, missing)
        if result is not missing:
            hits += 1
            return result
        misses += 1
        result = kept[key] = function(*args, **names)
        return result

    def limited(*args, **names):
        nonlocal hits, misses
        key = make_key(args, names, typed)
        result = kept.get(key, missing)
        if result is not missing:
            hits += 1
            kept.move_to_end(key)
            return result
        misses += 1
        result = function(*args, **names)
        if maxsize:
            kept[key] = result
            if len(kept) > maxsize:
                kept.popitem(last=False)
        return result

    def cache_clear():
        nonlocal hits, misses
        hits = misses = 0
        kept.clear()

    wrapper = unlimited if maxsize is None else limited
    wrapper.cache_info = lambda: info(hits, misses, maxsize, len(kept))
    wrapper.cache_clear = cache_clear
    return wrapper


def _run_threads_in_line(threading):
    """There are no threads in WebAssembly: `start` runs the target at once, on the caller's stack."""

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        self._started.set()
        self._os_thread_handle = threading._make_thread_handle(threading.get_ident())
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException:
            self._invoke_excepthook(self)
        finally:
            self._os_thread_handle._set_done()

    threading.Thread.start = start
