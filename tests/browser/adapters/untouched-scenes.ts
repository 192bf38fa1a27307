import wasmUrl from '../../../node_modules/pyodide/pyodide.asm.wasm?url';
import stdlibUrl from '../../../node_modules/pyodide/python_stdlib.zip?url';
import pyodideModule from '../../../node_modules/pyodide/pyodide.asm.mjs?raw';
import { caseOf, limitsFor } from '../../../src/core/judge';
import { parseProblemSet } from '../../../src/core/parse-problems';
import harness from '../../../workers/harness.py?raw';
import image from '../../../workers/image.py?raw';
import stepper from '../../../workers/stepper.py?raw';
import tracer from '../../../workers/tracer.py?raw';
import { startInterpreter, type Interpreter } from '../../../workers/interpreter';
import { createObserver } from '../../../workers/observe';

/** Which reference programs of the set leave something behind, so that the interpreter must be put back after a test. */
export async function untidyReferences(set: string): Promise<readonly string[]> {
  const { problems } = parseProblemSet(await (await fetch(`/problems/${set}.json`)).json());
  const interpreter = await start();
  const untidy: string[] = [];
  for (const problem of problems) {
    const { referenceProgram: program } = problem;
    if (program === null) continue;
    const restore = (): void => {
      untidy.push(problem.id);
      interpreter.restore();
    };
    const watched = { ...interpreter, restore };
    const limits = limitsFor({ problem });
    const observer = createObserver(watched, { program, limits, isTraced: false }, () => performance.now());
    for (const test of [...problem.publicTests, ...problem.privateTests])
      await observer.observe(caseOf(problem, test));
  }
  return untidy;
}

/** An interpreter in the page itself. */
async function start(): Promise<Interpreter> {
  const script = document.createElement('script');
  script.textContent = pyodideModule.replace(/export default \w+;?/, '').replaceAll('import.meta.url', '""');
  document.head.append(script);
  const [wasm, stdlib] = await Promise.all(
    [wasmUrl, stdlibUrl].map(async (url) => (await fetch(url)).arrayBuffer()),
  );
  if (wasm === undefined || stdlib === undefined) throw new Error('Pyodide was not served.');
  return startInterpreter({
    wasm: await WebAssembly.compile(wasm),
    stdlib: new Uint8Array(stdlib),
    harness: [harness, image, tracer, stepper].join('\n'),
    image: null,
  });
}
