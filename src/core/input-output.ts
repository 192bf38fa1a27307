import { exactJsonText } from './exact-json';
import { jsonText } from './json-text';
import type { Json, ProblemFlag, Test } from './problem';
import { bad, list, refuse, type Reader } from './reader';
import { anyJson, open } from './reader-open';

/** The tests of an APPS or TACO row. */
export interface InputOutput {
  readonly functionName: string | null;
  readonly tests: readonly Test[];
  readonly flags: readonly ProblemFlag[];
}

interface Raw {
  readonly fn_name?: Json;
  readonly inputs: readonly Json[];
  readonly outputs: readonly Json[];
}

const raw = jsonText(
  open<Raw>({
    fn_name: (value, path, faults) => (value === undefined ? null : anyJson(value, path, faults)),
    inputs: list(anyJson),
    outputs: list(anyJson, 1),
  }),
);

/**
 * Reads the field `input_output`: JSON text with `inputs`, `outputs` and, for functions, `fn_name`.
 * A function's inputs are lists of arguments. Both sets wrap what it returns into a list in some rows and not in
 * others; it is unwrapped when every output is a list of one, and flagged as ambiguous when one test alone says so.
 */
export const inputOutput: Reader<InputOutput> = (value, path, faults) => {
  if (value === '' || value === null) return refuse(value, path, 'tests', faults);
  const read = raw(value, path, faults);
  if (read === bad) return bad;
  const { inputs, outputs, fn_name: name = null } = read;
  if (inputs.length !== outputs.length) {
    return refuse(inputs, `${path}.inputs`, `as many as outputs, ${outputs.length}`, faults);
  }
  if (name === null || name === '') {
    const tests = inputs.map((input, index): Test => {
      return { kind: 'stdin', stdin: linesOf(input), expected: linesOf(outputs[index] ?? null) };
    });
    return { functionName: null, tests, flags: [] };
  }
  if (typeof name !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) {
    return refuse(name, `${path}.fn_name`, 'the name of a function', faults);
  }
  const isWrapped = outputs.every((output) => isList(output) && output.length === 1);
  const tests: Test[] = [];
  for (const [index, args] of inputs.entries()) {
    if (!isList(args)) return refuse(args, `${path}.inputs[${index}]`, 'a list of arguments', faults);
    const output = outputs[index] ?? null;
    const expected = isWrapped && isList(output) ? (output[0] ?? null) : output;
    tests.push({ kind: 'call', args, expected });
  }
  const flags: ProblemFlag[] = [];
  if (isWrapped && tests.length === 1) flags.push('ambiguous');
  return { functionName: name, tests, flags };
};

/** Some rows keep a text as a list of its lines. */
function linesOf(value: Json): string {
  if (typeof value === 'string') return value;
  return isList(value) ? value.map(linesOf).join('\n') : value === null ? '' : exactJsonText(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
