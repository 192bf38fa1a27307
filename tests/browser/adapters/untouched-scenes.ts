import { fetchInterpreterParts } from '../../../src/adapters/interpreter-parts';
import { caseOf, limitsFor } from '../../../src/core/judge';
import { parseProblemSet } from '../../../src/core/parse-problems';
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
  const { wasm, stdlib, harness, module } = await fetchInterpreterParts();
  const script = document.createElement('script');
  script.textContent = module;
  document.head.append(script);
  return startInterpreter({
    wasm: await WebAssembly.compile(wasm),
    stdlib: new Uint8Array(stdlib),
    harness,
    image: null,
  });
}
