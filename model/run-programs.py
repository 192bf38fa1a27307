"""Runs programs of the world and prints, as JSON, what each printed.

Input: a JSON list of {program, stdin}. For the tests of the world only: the programs are our own.
"""

import contextlib
import io
import json
import sys


def run(program: str, stdin: str) -> str:
    printed = io.StringIO()
    sys.stdin = io.StringIO(stdin + "\n")
    with contextlib.redirect_stdout(printed):
        exec(compile(program, "program", "exec"), {})
    return printed.getvalue()


cases = json.load(sys.stdin)
json.dump([run(case["program"], case["stdin"]) for case in cases], sys.stdout)
