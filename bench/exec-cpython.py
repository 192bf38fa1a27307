"""Runs jobs the way a public harness does: a fresh interpreter for each test, as many at once as there are cores; the best of two passes.

stdin: {"workers": n, "jobs": [{"program": ..., "stdin": ...}]}; stdout: {"seconds": ..., "failed": ...}
With "timed": [program, ...] instead, each is run three times and the best time inside the interpreter is printed.
"""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

PYTHON = [sys.executable, "-I", "-S"]
TIMER = "import sys, time, io\ncode = compile(sys.argv[1], 'solution.py', 'exec')\nsys.stdout = io.StringIO()\nbegan = time.perf_counter()\nexec(code, {'__name__': '__main__'})\nsys.__stdout__.write(repr(time.perf_counter() - began))"


def run(job):
    done = subprocess.run([*PYTHON, "-c", job["program"]], input=job["stdin"], capture_output=True, text=True)
    return done.returncode


def best_seconds(program):
    times = [float(subprocess.check_output([*PYTHON, "-c", TIMER, program])) for _ in range(3)]
    return min(times)


def main():
    task = json.load(sys.stdin)
    if "timed" in task:
        print(json.dumps([best_seconds(program) for program in task["timed"]]))
        return
    with ThreadPoolExecutor(task["workers"]) as pool:
        best = float("inf")
        for _ in range(2):
            began = time.perf_counter()
            codes = list(pool.map(run, task["jobs"]))
            best = min(best, time.perf_counter() - began)
        print(json.dumps({"seconds": best, "failed": sum(code != 0 for code in codes)}))


main()
