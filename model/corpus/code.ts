import { printingLine, programOf, readingLine, variableOf } from '../world/run-steps';
import type { Step } from '../world/step';
import { functionName, numbered, say, type Intent } from './prose';

/** A true answer to a request for code, in the form that the instruction prompt asks for; null for no instruction. */
export function writeCode(instruction: string | null, intent: Intent): string {
  const write = instruction === null ? plainly : writers[instruction];
  if (write === undefined)
    throw new RangeError(`The corpus has no answer to the instruction prompt "${String(instruction)}".`);
  return write(intent);
}

/** The program that an answer's last code block holds. */
export function fenced(program: string): string {
  return `\`\`\`python\n${program}\n\`\`\``;
}

function plainly({ steps }: Intent): string {
  return fenced(programOf(steps));
}

const writers: Readonly<Record<string, (intent: Intent) => string>> = {
  'helper-functions': withHelpers,
  'retry-guidelines': withHelpers,
  'double-check': ({ steps }) =>
    `No import is needed and each variable is set first.\n${fenced(programOf(steps))}`,
  'comment-lines': ({ steps }) => fenced(commented(steps)),
  docstrings: ({ steps }) => fenced(documented(steps)),
  'weak-then-better': weakThenBetter,
  'step-by-step': ({ steps }) => `${numbered(steps)}\n${fenced(programOf(steps))}`,
};

function withHelpers({ steps }: Intent): string {
  const first = firstOf(steps);
  const name = variableOf(first);
  const definitions = steps.map((step) => `def ${functionName(step)}(${name}): return ${step.code}`);
  const calls = steps
    .filter((step) => step.gives !== 'number')
    .map((step) => `${name}=${functionName(step)}(${name})`);
  const last = steps.at(-1);
  const print = last?.gives === 'number' ? `print(${functionName(last)}(${name}))` : printingLine(steps);
  return fenced([...definitions, readingLine(first), ...calls, print].join('\n'));
}

function commented(steps: readonly Step[]): string {
  const first = firstOf(steps);
  const name = variableOf(first);
  const changes = steps
    .filter((step) => step.gives !== 'number')
    .flatMap((step) => [`# ${say(step)}`, `${name}=${step.code}`]);
  const last = steps.at(-1);
  const ending = last?.gives === 'number' ? say(last) : 'print the result';
  return ['# read the input', readingLine(first), ...changes, `# ${ending}`, printingLine(steps)].join('\n');
}

function documented(steps: readonly Step[]): string {
  const first = firstOf(steps);
  const name = variableOf(first);
  const changes = steps.filter((step) => step.gives !== 'number').map((step) => `    ${name}=${step.code}`);
  const last = steps.at(-1);
  const result = last?.gives === 'number' ? last.code : name;
  const print = last?.gives === 'list' ? `print(*solve(${name}))` : `print(solve(${name}))`;
  return [
    `def solve(${name}):`,
    `    """${steps.map(say).join('; ')}"""`,
    ...changes,
    `    return ${result}`,
    readingLine(first),
    print,
  ].join('\n');
}

/** The weak program leaves out the last step, and is said to. */
function weakThenBetter({ steps }: Intent): string {
  const weak = steps.slice(0, -1);
  const first = firstOf(steps);
  const program =
    weak.length > 0
      ? programOf(weak)
      : `${readingLine(first)}\n${first.takes === 'list' ? 'print(*a)' : 'print(s)'}`;
  const missing = say(steps.at(-1) ?? first);
  return `${fenced(program)}\nIt does not yet ${missing}.\n${fenced(programOf(steps))}`;
}

function firstOf(steps: readonly Step[]): Step {
  const first = steps[0];
  if (first === undefined) throw new RangeError('A program needs at least one step.');
  return first;
}
