"""Runs one program on one test at a time, in a fresh namespace, inside CPython on WebAssembly.

Executed once in a dictionary of its own, with image.py, tracer.py and stepper.py, while the image is made; the worker
keeps pointers to the functions without an underscore and calls nothing else. There is no bridge to JavaScript
in this interpreter: inputs arrive as bytes and on descriptor 0, outputs leave as bytes and on descriptors 1 and 2.
A function returns None for "ended" without a value, else JSON as bytes.
"""

import atexit
import builtins
import contextvars
import gc
import io
import json
import random
import re
import sys
import traceback
import types

SOURCE = "solution.py"
RECURSION_LIMIT = 1000
# Frames of this file below the program's own first frame.
HARNESS_DEPTH = 3
MESSAGE_CHARACTERS = 10_000
TRACEBACK_CHARACTERS = 100_000

# The largest whole number that JavaScript holds with all before it.
LARGEST = 2**53 - 1

# Written per program. A list, because every dictionary of the image is watched for writes.
_program = [None, ""]
# Writing to it, as to any dictionary of the image, makes the worker put the image back.
_touched = {}


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
    return _settled(_in_fresh_state(_as_script))


def run_call(payload):
    """Runs the program as a module, then calls its entry point with JSON arguments. Returns the value as JSON."""
    return _settled(_in_fresh_state(_caller(*_read(payload))))


def _caller(entry_point, arguments):
    def call(namespace):
        exec(_program[0], namespace)
        return {"kind": "ended", "value": _plain(_resolve(namespace, entry_point)(*arguments))}

    return call


def run_assert(payload):
    """Runs the program as a module, then statements in its namespace."""
    return _settled(_in_fresh_state(_checker(payload.decode("utf-8", "surrogatepass"))))


def _checker(statements):
    def check(namespace):
        exec(_program[0], namespace)
        exec(compile(statements, "test.py", "exec", dont_inherit=True), namespace)

    return check


def _read(payload):
    """JSON in which `{"$int": digits}` is a whole number that JavaScript would round."""
    scan = _scan_exactly if b'"$int"' in payload else _scan
    return scan(payload.decode(), 0)[0]


def _whole(table):
    digits = table.get("$int")
    if len(table) == 1 and isinstance(digits, str) and digits.removeprefix("-").isdecimal():
        return int(digits)
    return table


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
    sys.stdin = sys.__stdin__ = _text(io.BufferedReader(io.FileIO(0, "r", closefd=False)))
    sys.stdout = sys.__stdout__ = _out
    sys.stderr = sys.__stderr__ = _err
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
    _flush()
    del main
    namespace.clear()
    sys.modules["__main__"] = None
    # Streams of the program's own go now, while it can still be heard.
    sys.stdout = sys.__stdout__ = _out
    sys.stderr = sys.__stderr__ = _err
    sys.argv = sys.stdin = sys.__stdin__ = None
    gc.collect()
    _flush()
    return result


def _settled(result):
    """Lets go of all that a test held, then looks at what that may have left: the program's last words can come from
    a stream, an argument or a reference that dies here. After it nothing of the program is alive."""
    sys.argv = sys.stdin = sys.__stdin__ = sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = None
    sys.set_int_max_str_digits(4300)
    if re._cache:
        re._cache.clear()
        re._cache2.clear()
    # The dying may leave more garbage, which the next test would hear.
    if gc.collect() or not _is_settled():
        _touched[0] = True
    return result


def _text(buffer):
    return io.TextIOWrapper(buffer, "utf-8", "surrogateescape", "\n")


def _flush():
    for stream in (sys.stdout, _out, sys.stderr, _err):
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
    """A JSON value: tuples, sets and other iterables of the standard library become lists, the rest its repr.
    A whole number that JavaScript would round becomes `{"$int": digits}`."""
    kind = type(value)
    if kind is int:
        return value if -LARGEST <= value <= LARGEST else {"$int": str(value)}
    if value is None or kind in (bool, str):
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
    return "".join(_chunks(result, 0)).encode()


# Made once: `json.loads` and `json.dumps` take five times as long.
_scan = json.JSONDecoder().scan_once
_scan_exactly = json.JSONDecoder(object_hook=_whole).scan_once
_chunks = json.encoder.c_make_encoder(
    None, None, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True
)

# Kept from test to test: to make them takes half as long as all else that a test costs. What moves in them is put back.
_out = _text(io.BufferedWriter(io.FileIO(1, "w", closefd=False)))
_err = io.TextIOWrapper(
    io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "utf-8", "backslashreplace", "\n", True
)


def move():
    """Moves all that programs may move: what is put back after each test is found by this trial."""
    for _ in range(1000):
        random.random()
    for stream in (_out, _err):
        for text in ("x", "x" * 20_000, "x"):
            stream.write(text)
            stream.flush()
            stream.buffer.write(text.encode())
            stream.flush()
