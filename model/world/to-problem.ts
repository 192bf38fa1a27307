import type { Problem, Test } from '../../src/core/problem';
import { agrees, type Example, type WorldProblem } from './make-problem';
import { mutantsOf } from './readings';
import { programOf, showValue } from './run-steps';

/** Most wrong programs that a problem carries. */
const wrongMost = 2;

/** The problem as the lab knows it. */
export function toProblem(made: WorldProblem, id: string): Problem {
  const { steps, publicExamples, privateExamples } = made;
  const roles = steps.map((step) => step.role);
  const family = `${steps[0]?.takes ?? ''}: ${roles.join(', ')}`;
  const wrong = mutantsOf(steps).filter((mutant) => agrees(mutant, publicExamples));
  return {
    id,
    title: titleOf(made),
    statement: made.statement,
    difficulty: made.difficulty,
    tags: [...new Set(roles)],
    family,
    entryPoint: null,
    starterCode: null,
    publicTests: publicExamples.map(toTest),
    privateTests: privateExamples.map(toTest),
    shownTests: made.shown,
    checker: { kind: 'tokens' },
    limitMs: null,
    memoryMiB: null,
    referenceProgram: `${programOf(steps)}\n`,
    wrongPrograms: wrong.slice(0, wrongMost).map((mutant) => `${programOf(mutant)}\n`),
    flags: [],
  };
}

/** Tells the size and what is open, not the solution. */
function titleOf({ steps, clauses }: WorldProblem): string {
  const open = clauses.filter(({ openness }) => openness !== 'said').length;
  const subject = steps[0]?.takes === 'list' ? 'A list' : 'A text';
  return `${subject}, ${steps.length} steps${open === 0 ? '' : `, ${open} left open`}`;
}

function toTest({ input, output }: Example): Test {
  return { kind: 'stdin', stdin: `${showValue(input)}\n`, expected: `${output}\n` };
}
