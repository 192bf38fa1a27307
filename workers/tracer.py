"""Runs one test under `sys.settrace` and tells which basic blocks it went through. Executed after harness.py, in the
same dictionary. Tracing is a run of its own: it judges nothing."""

import ast
import textwrap

VALUE_CHARACTERS = 100
KEPT_AT_EACH_END = 5
# Passes through blocks; past them a program cannot be traced in reasonable time and space.
FLOOD = 20_000
# Elements looked at from each end of a container: more than fit into the characters kept.
ELEMENTS = 20
OPTIMIZED = 0x1


class Flood(BaseException):
    pass


def run_trace(payload):
    """Runs one case, given as JSON, and returns its trace as JSON; line by line (stepper.py) where the case says so. A
    script's module level counts; of a call or an assertion only what happens in functions that it reaches."""
    return _settled(_in_fresh_state(_follower(_read(payload))))


def _follower(case):
    def body(namespace):
        tracer = _Stepper() if case.get("by") == "line" else _Tracer(_program[1])
        statements = None
        if case["kind"] != "stdin":
            exec(_program[0], namespace)
        if case["kind"] == "assert":
            statements = compile(case["code"], "test.py", "exec", dont_inherit=True)
        sys.settrace(tracer.enter)
        try:
            if case["kind"] == "stdin":
                exec(_program[0], namespace)
            elif case["kind"] == "call":
                _resolve(namespace, case["entryPoint"])(*case["args"])
            else:
                exec(statements, namespace)
        except BaseException:
            pass
        finally:
            sys.settrace(None)
        return {"kind": "ended", "value": tracer.result()}

    return body


class _Tracer:
    def __init__(self, text):
        self.lines = text.split("\n")
        self.blocks = _basic_blocks(ast.parse(text))
        self.visits = {}
        self.passes = []
        self.count = 0

    def enter(self, frame, event, value):
        return _FrameTracer(self).step if _is_followed(frame.f_code) else None

    def open(self, frame, block):
        self.count += 1
        if self.count > FLOOD:
            sys.settrace(None)
            raise Flood
        self.visits[block] = visit = self.visits.get(block, 0) + 1
        first, last = block
        source = textwrap.dedent("\n".join(self.lines[first - 1 : last]))
        scope = frame.f_code.co_qualname
        shown = {"lines": block, "source": source, "scope": scope, "visit": visit, "before": _variables(frame)}
        self.passes.append(shown)
        return shown

    def result(self):
        if self.count > FLOOD:
            return {"kind": "impossible", "reason": f"it ran through more than {FLOOD} blocks"}
        kept = [one for one in self.passes if "after" in one]
        if not kept:
            return {"kind": "impossible", "reason": "it ended before any of its lines ran"}
        if len(kept) > 2 * KEPT_AT_EACH_END:
            kept = kept[:KEPT_AT_EACH_END] + kept[-KEPT_AT_EACH_END:]
        return {"kind": "traced", "blocks": kept, "skipped": self.count - len(kept)}


def _is_followed(code):
    is_class_body = not code.co_flags & OPTIMIZED and code.co_name != "<module>"
    return code.co_filename == SOURCE and code.co_name not in ("<genexpr>", "<lambda>") and not is_class_body


class _FrameTracer:
    """Follows one call. Of the passes through one block within it, the first and the last are kept."""

    def __init__(self, tracer):
        self.tracer = tracer
        self.current = None
        self.statement = None
        self.last = {}
        self.error = None

    def step(self, frame, event, value):
        if event == "line":
            self.line(frame)
        elif event == "exception":
            self.error = value[1]
        elif event == "return":
            self.close(frame, {"raise": _show(self.error)} if self.error is not None else {"return": _show(value)})
        return self.step

    def line(self, frame):
        found = self.tracer.blocks.get(frame.f_lineno)
        if found is None:
            return
        block, statement, is_long = found
        if self.current is not None and self.current["lines"] == block:
            if statement > self.statement or (statement == self.statement and is_long):
                self.statement = statement
                return
        self.close(frame, {"raise": _show(self.error)} if self.error is not None else {})
        self.error = None
        earlier = self.last.get(block)
        if earlier is not None:
            # Identity, not equality: passes can look the same.
            for index in range(len(self.tracer.passes) - 1, -1, -1):
                if self.tracer.passes[index] is earlier:
                    del self.tracer.passes[index]
                    break
        is_first = block not in self.last
        self.current = self.tracer.open(frame, block)
        self.last[block] = None if is_first else self.current
        self.statement = statement

    def close(self, frame, end):
        if self.current is not None:
            is_module = frame.f_code.co_name == "<module>"
            self.current["after"] = _variables(frame) | ({} if is_module and "return" in end else end)
            self.current = None


def _basic_blocks(tree):
    """Line → (block's first and last line, statement's first line, whether the statement spans lines).

    A block starts at the first statement of a body, at a loop, and after a compound statement or a definition; it ends
    with the head of a compound statement or before the next start. A definition's head and the
    word `try` are in no block.
    """
    table = {}

    def cut(body):
        block = []
        for statement in body:
            is_frame = isinstance(
                statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Try, ast.TryStar)
            )
            if is_frame or isinstance(statement, (ast.For, ast.AsyncFor, ast.While)):
                enter(block)
                block = []
            bodies = _bodies(statement)
            if is_frame:
                for inner in bodies:
                    cut(inner)
                continue
            head_end = min((inner[0].lineno for inner in bodies), default=statement.end_lineno + 1) - 1
            block.append((statement.lineno, max(statement.lineno, head_end)))
            if bodies:
                enter(block)
                block = []
                for inner in bodies:
                    cut(inner)
        enter(block)

    def enter(block):
        if not block:
            return
        lines = (block[0][0], block[-1][1])
        for first, last in block:
            for number in range(first, last + 1):
                table.setdefault(number, (lines, first, last > first))

    cut(tree.body)
    return table


def _bodies(statement):
    bodies = [getattr(statement, name, []) for name in ("body", "orelse", "finalbody")]
    bodies += [handler.body for handler in getattr(statement, "handlers", [])]
    bodies += [case.body for case in getattr(statement, "cases", [])]
    return [body for body in bodies if body]


HIDDEN = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)


def _variables(frame):
    names = {**frame.f_locals}
    if frame.f_code.co_name == "<module>":
        # While a comprehension runs at module level, `f_locals` holds nothing but its own names.
        names = frame.f_globals | names
    shown = {}
    for name, value in names.items():
        if not (name.startswith("__") or name.startswith(".") or isinstance(value, HIDDEN)):
            shown[name] = _show(value)
    return shown


def _show(value):
    """`repr`, cut in the middle. Large containers are looked at from both ends only."""
    try:
        text = _text_of(value, 0)
    except Exception as error:
        text = f"<{type(value).__name__}: repr raised {type(error).__name__}>"
    if len(text) <= VALUE_CHARACTERS:
        return text
    half = (VALUE_CHARACTERS - 1) // 2
    return text[:half] + "…" + text[-half:]


def _text_of(value, depth):
    kind = type(value)
    if depth < 4:
        if kind is list:
            return "[" + _items(value, depth) + "]"
        if kind is tuple:
            return "(" + _items(value, depth) + (",)" if len(value) == 1 else ")")
        if kind is dict:
            pairs = [_text_of(k, depth + 1) + ": " + _text_of(v, depth + 1) for k, v in [*_ends([*value.items()])]]
            return "{" + ", ".join(pairs) + "}"
        if "__repr__" not in kind.__dict__ and kind.__module__ == "__main__" and kind.__repr__ is object.__repr__:
            fields = getattr(value, "__dict__", {})
            return kind.__name__ + "(" + ", ".join(f"{k}={_text_of(v, depth + 1)}" for k, v in _ends([*fields.items()])) + ")"
    if kind in (str, bytes) and len(value) > 4 * VALUE_CHARACTERS:
        return repr(value[:VALUE_CHARACTERS])[:-1] + "…" + repr(value[-VALUE_CHARACTERS:])[1:]
    if kind is int and value.bit_length() > 10_000:
        return f"<int of {value.bit_length()} bits>"
    return "…" if depth >= 4 and kind in (list, tuple, dict) else repr(value)


def _items(values, depth):
    return ", ".join(_text_of(item, depth + 1) for item in _ends(values))


def _ends(values):
    return values if len(values) <= 2 * ELEMENTS else [*values[:ELEMENTS], *values[-ELEMENTS:]]
