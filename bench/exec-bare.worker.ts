import { loadPyodide } from 'pyodide';
import type { Run } from '../src/core/executor';

const judge = `
import io, json, sys
def judge_program(program, cases):
    code = compile(program, "solution.py", "exec")
    outputs = []
    for case in json.loads(cases):
        out = sys.stdout = io.StringIO()
        namespace = {"__name__": "__main__"}
        if case["kind"] == "stdin":
            sys.stdin = io.StringIO(case["stdin"])
            exec(code, namespace)
            outputs.append(out.getvalue())
        else:
            exec(code, namespace)
            owner, _, name = case["entryPoint"].rpartition(".")
            function = getattr(namespace[owner](), name) if owner else namespace[name]
            outputs.append(json.dumps(function(*case["args"])))
    return json.dumps(outputs)
judge_program
`;

self.onmessage = async ({
  data,
}: MessageEvent<{ readonly runs: readonly Run[]; readonly rounds: number }>) => {
  const pyodide = await loadPyodide({ indexURL: new URL('/node_modules/pyodide/', location.href).href });
  const judgeProgram: (program: string, cases: string) => string = pyodide.runPython(judge);
  const round = (): void => {
    for (const { program, cases } of data.runs) JSON.parse(judgeProgram(program, JSON.stringify(cases)));
  };
  round();
  round();
  const tests = data.runs.reduce((sum, { cases }) => sum + cases.length, 0);
  let best = 0;
  for (let count = 0; count < data.rounds; count += 1) {
    const began = performance.now();
    round();
    best = Math.max(best, (tests / (performance.now() - began)) * 1000);
  }
  postMessage(best);
};
