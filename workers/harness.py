"""Runs one program on one test at a time, in a fresh namespace, inside CPython on WebAssembly.

Executed once in a dictionary of its own while the image is made; the worker keeps pointers to the functions
without an underscore and calls nothing else. There is no bridge to JavaScript
in this interpreter: inputs arrive as bytes and on descriptor 0, outputs leave as bytes and on descriptors 1 and 2.
A function returns None for "ended" without a value, else JSON as bytes.
"""

import abc
import atexit
import builtins
import collections
import contextvars
import decimal
import functools
import gc
import io
import itertools
import json
import random
import re
import struct
import sys
import traceback
import types
import weakref
from _sitebuiltins import Quitter

SOURCE = "solution.py"
RECURSION_LIMIT = 1000
# Frames of this file below the program's own first frame.
HARNESS_DEPTH = 3
MESSAGE_CHARACTERS = 10_000
TRACEBACK_CHARACTERS = 100_000

# Written per program and as the image is made. Lists, because every dictionary of the image is watched for writes.
_program = [None, ""]
_kept = []
CONTEXTS = (decimal.DefaultContext, decimal.BasicContext, decimal.ExtendedContext)


def load(source):
    """Compiles the program once. Returns None, or the compile error as JSON."""
    text = source.decode("utf-8", "surrogatepass")
    _program[0], _program[1] = None, text
    try:
        _program[0] = compile(text, SOURCE, "exec", dont_inherit=True)
    except BaseException as error:
        return _encode({"kind": "compile-error", "error": _describe(error)})
    return None


def run_stdin():
    """Runs the program as a script; it reads descriptor 0."""
    return _in_fresh_state(_as_script)


def run_call(payload):
    """Runs the program as a module, then calls its entry point with JSON arguments. Returns the value as JSON."""
    entry_point, arguments = json.loads(payload)

    def call(namespace):
        exec(_program[0], namespace)
        return {"kind": "ended", "value": _plain(_resolve(namespace, entry_point)(*arguments))}

    return _in_fresh_state(call)


def run_assert(payload):
    """Runs the program as a module, then statements in its namespace."""
    statements = payload.decode("utf-8", "surrogatepass")

    def check(namespace):
        exec(_program[0], namespace)
        exec(compile(statements, "test.py", "exec", dont_inherit=True), namespace)

    return _in_fresh_state(check)


def _as_script(namespace):
    exec(_program[0], namespace)


def _resolve(namespace, entry_point):
    owner, _, method = entry_point.rpartition(".")
    if owner:
        return getattr(namespace[owner](), method)
    return namespace[method]


def _in_fresh_state(body):
    main = types.ModuleType("__main__")
    namespace = main.__dict__
    namespace["__builtins__"] = builtins
    namespace["__file__"] = SOURCE
    sys.modules["__main__"] = main
    sys.argv = [SOURCE]
    raw_out, raw_err = io.FileIO(1, "w", closefd=False), io.FileIO(2, "w", closefd=False)
    sys.stdin = sys.__stdin__ = _text(io.BufferedReader(io.FileIO(0, "r", closefd=False)))
    out = sys.stdout = sys.__stdout__ = _text(io.BufferedWriter(raw_out))
    err = sys.stderr = sys.__stderr__ = io.TextIOWrapper(
        io.BufferedWriter(raw_err), "utf-8", "backslashreplace", "\n", True
    )
    sys.setrecursionlimit(RECURSION_LIMIT + HARNESS_DEPTH)
    sys.set_int_max_str_digits(4300)
    _seed(0)
    try:
        result = contextvars.Context().run(body, namespace)
        result = result and _encode(result)
    except SystemExit as error:
        result = _exit_result(error)
    except BaseException as error:
        result = _encode({"kind": "raised", "error": _describe(error)})
    sys.setrecursionlimit(RECURSION_LIMIT + HARNESS_DEPTH)
    try:
        atexit._run_exitfuncs()
    except BaseException:
        pass
    _flush(out, err)
    del main
    namespace.clear()
    sys.modules["__main__"] = None
    gc.collect()
    _flush(out, err)
    # What could not be written must not be written later.
    raw_out.close()
    raw_err.close()
    if re._cache:
        re._cache.clear()
        re._cache2.clear()
    return result


def _text(buffer):
    return io.TextIOWrapper(buffer, "utf-8", "surrogateescape", "\n")


def _flush(out, err):
    for stream in (sys.stdout, out, sys.stderr, err):
        try:
            stream.flush()
        except BaseException:
            pass


def _exit_result(error):
    """`sys.exit()` and `sys.exit(0)` end a program; any other argument is a failure, as the shell sees it."""
    code = error.code
    if code is None or (isinstance(code, int) and int(code) == 0):
        return None
    return _encode({"kind": "raised", "error": _describe(error)})


def _describe(error):
    lines = []
    line = column = None
    shown = traceback.TracebackException(type(error), error, None, compact=True)
    if isinstance(error, SyntaxError) and error.filename == SOURCE:
        line, column = error.lineno, error.offset
    for index, link in enumerate(_chain(error)):
        frames = _frames(link.__traceback__)
        if link is error and frames:
            line = frames[-1][1]
        if index:
            lines.append("\nDuring handling of the above exception, another exception occurred:\n\n")
        if frames:
            lines.append("Traceback (most recent call last):\n")
            lines.extend(traceback.StackSummary.from_list(frames).format())
        lines.extend(traceback.TracebackException(type(link), link, None).format_exception_only())
    return {
        "type": type(error).__name__,
        "message": _message(error, shown)[:MESSAGE_CHARACTERS],
        "line": line,
        "column": column,
        "traceback": _cut("".join(lines), TRACEBACK_CHARACTERS),
    }


def _message(error, shown):
    if isinstance(error, SyntaxError):
        return str(error.msg)
    try:
        return str(error)
    except BaseException:
        return "<exception str() failed>"


def _chain(error):
    """Oldest first, as Python prints them; a loop of causes is cut."""
    links = []
    while error is not None and error not in links and len(links) < 8:
        links.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return links[::-1]


def _frames(trace):
    text = _program[1].split("\n")
    frames = []
    while trace is not None:
        code, number = trace.tb_frame.f_code, trace.tb_lineno
        if code.co_filename == SOURCE and number is not None:
            source = text[number - 1].strip() if 0 < number <= len(text) else ""
            frames.append((SOURCE, number, code.co_name, source))
        trace = trace.tb_next
    return frames


def _cut(text, limit):
    if len(text) <= limit:
        return text
    return text[: limit // 2] + "\n…\n" + text[-limit // 2 :]


def _plain(value, depth=0):
    """A JSON value: tuples, sets and other iterables of the standard library become lists, the rest its repr."""
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return value if value - value == 0 else repr(value)
    if depth > 200:
        raise ValueError("the returned value is nested too deeply")
    if isinstance(value, dict):
        return {key if type(key) is str else str(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)) or kind.__name__ in ("deque", "dict_keys", "dict_values"):
        items = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        return [_plain(item, depth + 1) for item in items]
    return repr(value)


def _encode(result):
    return json.dumps(result, ensure_ascii=True).encode()


def _seed(value, seed=random._inst.__class__.__mro__[1].seed, instance=random._inst):
    seed(instance, value)


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
    caches = (re._cache, re._cache2)
    gc.collect()
    for thing in gc.get_objects():
        # A dictionary that does not exist yet cannot be watched: make it exist.
        getattr(thing, "__dict__", None)
    things = gc.get_objects()
    dicts = [t for t in things if type(t) is dict and not any(t is c for c in caches) and not _is_internal(t)]
    _remember(things)
    names = ("stdin", "__stdin__", "stdout", "__stdout__", "stderr", "__stderr__", "argv")
    allowed = [(id(sys.__dict__), id(sys.intern(name))) for name in names]
    allowed.append((id(sys.modules), id(sys.intern("__main__"))))
    watch_list = {
        "dicts": [id(d) for d in dicts],
        "allowed": allowed,
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


def _remember(things):
    """Keeps what the two checks compare with. Containers other than dictionaries have no watchers."""
    own = (_program, _kept, things)
    lists = [t for t in things if type(t) is list and not any(t is o for o in own)]
    abc_sets = {id(r) for t in things if type(t).__name__ == "_abc_data" for r in gc.get_referents(t)}
    sets = [t for t in things if type(t) is set and id(t) not in abc_sets]
    queues = [t for t in things if type(t) in (collections.deque, bytearray)]
    cells = [t for t in things if type(t) is types.CellType]
    _kept[:] = [
        lists + sets + queues,
        [t.copy() for t in lists + sets + queues],
        abc.get_cache_token(),
        cells,
        [*map(_content, cells)],
        _contexts(),
    ]


def is_pristine():
    """None when each list, set and queue of the image is as it was and no abstract class got a new member."""
    return None if _kept[0] == _kept[1] and abc.get_cache_token() == _kept[2] else b"1"


def is_sound():
    """The slower look, after a program's last test: closures of the library, decimal's shared contexts, tracing tools.
    None when they are as they were."""
    tools = any(map(sys.monitoring.get_tool, range(6)))
    same = [*map(_content, _kept[3])] == _kept[4] and _contexts() == _kept[5]
    return None if same and not tools and sys.gettrace() is None and sys.getprofile() is None else b"1"


def _contexts():
    return [context.__reduce__() for context in CONTEXTS]


def _content(cell):
    try:
        return cell.cell_contents
    except ValueError:
        return _kept


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

