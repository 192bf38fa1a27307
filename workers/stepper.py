"""Follows one test line by line, for a person who steps through it. Executed after tracer.py, in the same dictionary."""

import io
import opcode
import sys

# Stops kept; past them the program is not followed further.
MOST_STEPS = 1_000
PRINTED_CHARACTERS = 5_000


class _Stepper:
    """Stops before each line, and where a function returns or an exception passes. Of each stop: which variables of its
    frame are new or different since the frame's stop before, and what was printed since the stop before."""

    def __init__(self):
        self.steps = []
        self.is_cut = False
        # By frame; a generator's frame is entered many times.
        self.frames = {}
        self.depth = 0
        self.printed = 0
        self.raw = _Counted(1, "w", closefd=False)
        self.out = sys.stdout = sys.__stdout__ = _text(io.BufferedWriter(self.raw))

    def enter(self, frame, event, value):
        if not _is_followed(frame.f_code):
            return None
        self.frames.setdefault(frame, (len(self.frames), {}))
        self.depth += 1
        return self.step

    def step(self, frame, event, value):
        if event == "line":
            self.stop(frame, "line", None)
        elif event == "exception" and _operation(frame) != "FOR_ITER":
            # A loop over a generator ends by an exception, too: that one is nobody's business.
            self.stop(frame, "raise", _show(value[1]))
        elif event == "return":
            self.leave(frame, value)
        return self.step

    def leave(self, frame, value):
        operation = _operation(frame)
        if frame.f_code.co_name == "<module>":
            if operation == "RETURN_VALUE":
                self.stop(frame, "end", None)
        elif operation in ("RETURN_VALUE", "YIELD_VALUE"):
            self.stop(frame, "return" if operation == "RETURN_VALUE" else "yield", _show(value))
        self.depth -= 1

    def stop(self, frame, event, value):
        if len(self.steps) == MOST_STEPS:
            self.is_cut = True
            sys.settrace(None)
            raise Flood
        number, known = self.frames[frame]
        now = _variables(frame)
        step = {
            "line": frame.f_lineno,
            "event": event,
            "value": value,
            "scope": frame.f_code.co_qualname,
            "depth": self.depth,
            "frame": number,
            "set": {name: text for name, text in now.items() if known.get(name) != text},
            "gone": [name for name in known if name not in now],
            "printed": self.since(),
        }
        self.frames[frame] = (number, now)
        self.steps.append(step)

    def since(self):
        """What was printed since the last call, as far as room is left."""
        try:
            self.out.flush()
        except Exception:
            pass
        text = self.raw.taken.decode("utf-8", "replace")[: PRINTED_CHARACTERS - self.printed]
        self.raw.taken = b""
        self.printed += len(text)
        return text

    def result(self):
        if not self.steps:
            return {"kind": "impossible", "reason": "it ended before any of its lines ran"}
        rest = self.since()
        return {"kind": "steps", "steps": self.steps, "isCut": self.is_cut, "rest": rest}


def _operation(frame):
    """The operation that the frame is at. Python tells a return and an exception that leaves a frame as the same event."""
    return opcode.opname[frame.f_code.co_code[frame.f_lasti]]


class _Counted(io.FileIO):
    """A descriptor that remembers what was written to it."""

    taken = b""

    def write(self, data):
        count = super().write(data)
        if count:
            self.taken += bytes(data)[:count]
        return count
