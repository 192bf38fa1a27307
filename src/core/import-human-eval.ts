import { blankProblem, type Imported } from './imported';
import { withoutNumpy } from './numpy-stand-in';
import type { ProblemFlag, Test } from './problem';
import { bad, readWhole, refuse, string, words, type Fault } from './reader';
import { open } from './reader-open';

interface Row {
  readonly task_id: string;
  readonly prompt: string;
  readonly entry_point: string;
  readonly canonical_solution: string;
  readonly test: string;
}

const row = open<Row>({
  task_id: words,
  prompt: words,
  entry_point: words,
  canonical_solution: string,
  test: words,
});

/**
 * Reads a row of HumanEval (Chen et al. 2021), or of HumanEval+ in the form whose `test` holds everything.
 * The private test is the set's `check`. Public tests are the examples of the docstring; where none can be read,
 * the first plain assertion of `check`; where there is none either, `check` itself. The prompt shows the docstring
 * as starting code, so that no test is shown twice.
 */
export function importHumanEval(value: unknown): Imported {
  const faults: Fault[] = [];
  const read = readWhole(row, value, faults);
  if (read === bad) return { kind: 'refused', faults };
  const { entry_point: name, prompt, test } = read;
  if (!/^[A-Za-z_]\w*$/.test(name)) refuse(name, 'entry_point', 'the name of a function', faults);
  if (!/^def check\(/m.test(test)) refuse(test, 'test', 'Python that defines check(candidate)', faults);
  if (faults.length > 0) return { kind: 'refused', faults };
  const runnable = withoutNumpy(test);
  const whole: Test = { kind: 'assert', code: `${(runnable ?? test).trimEnd()}\n\ncheck(${name})\n` };
  const flags: readonly ProblemFlag[] = runnable === null ? ['known-bad'] : [];
  const examples = docstringExamples(prompt, name);
  const first = firstAssertion(test, name);
  const problem = {
    ...blankProblem,
    id: read.task_id,
    title: name,
    statement: `Complete the function \`${name}\` so that it does what its docstring says.`,
    entryPoint: name,
    starterCode: prompt,
    publicTests: examples.length > 0 ? examples : [first ?? whole],
    privateTests: [whole],
    shownTests: 0,
    referenceProgram: prompt + read.canonical_solution,
    flags,
  };
  return { kind: 'problem', problem, date: null };
}

/** A call after `>>>` with a literal on the next line. */
function docstringExamples(prompt: string, name: string): readonly Test[] {
  const example = new RegExp(`^[ \\t]*>>> *(${name}\\(.*\\))[ \\t]*\\r?\\n[ \\t]*(\\S.*)$`, 'gm');
  return [...prompt.matchAll(example)].flatMap(([, call = '', result = '']): readonly Test[] => {
    const literal = result.trim();
    return isLiteral(literal) ? [{ kind: 'assert', code: `assert ${call} == ${literal}\n` }] : [];
  });
}

/** The start of a number, text, list, dictionary or tuple, or one of Python's named constants. */
function isLiteral(text: string): boolean {
  return /^(-?\.?\d|['"[{(]|(True|False|None)$)/.test(text);
}

function firstAssertion(test: string, name: string): Test | null {
  const line = /^ {4}assert candidate\((.*)$/m.exec(test)?.[1];
  const isWhole = line !== undefined && /\)\s*==\s*\S/.test(line) && !/[\\([{,]\s*$/.test(line);
  return isWhole ? { kind: 'assert', code: `assert ${name}(${line.trim()}\n` } : null;
}
