import { blankProblem } from '../../core/imported';
import type { Problem, ProblemSet } from '../../core/problem';
import type { Lab } from './lab';

/** An id that no set of the lab has: the stem, or the stem and a number. */
export async function freeSetId(lab: Lab, stem: string): Promise<string> {
  const taken = new Set((await lab.problemSets()).map(({ id }) => id));
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** A set of one's own to begin with: one small problem that works, to be changed. @throws StoreError */
export async function createSet(lab: Lab): Promise<ProblemSet> {
  const set: ProblemSet = {
    id: await freeSetId(lab, 'my-problems'),
    title: 'My problems',
    description: 'Problems written in this lab.',
    license: 'not stated',
    source: 'written in this lab',
    problems: [exampleProblem('problem-1')],
  };
  await lab.problemImports.keep(set);
  return set;
}

/** A copy that can be changed. @throws StoreError */
export async function copySet(lab: Lab, set: ProblemSet): Promise<ProblemSet> {
  const copy = { ...set, id: await freeSetId(lab, `${set.id}-copy`), title: `${set.title} (copy)` };
  await lab.problemImports.keep(copy);
  return copy;
}

/** Adds the example to a set; returns its id. @throws StoreError */
export async function addProblem(lab: Lab, set: ProblemSet): Promise<string> {
  const taken = new Set(set.problems.map(({ id }) => id));
  let number = set.problems.length + 1;
  while (taken.has(`problem-${number}`)) number += 1;
  const problem = exampleProblem(`problem-${number}`);
  await lab.problemImports.keep({ ...set, problems: [...set.problems, problem] });
  return problem.id;
}

/**
 * Puts a changed problem in the place of the one with the id `former`. The set is read again, so that what another tab
 * changed in other problems stays.
 * @throws Error when another problem has its id already; StoreError
 */
export async function saveProblem(lab: Lab, setId: string, former: string, problem: Problem): Promise<void> {
  const set = await lab.problemSet(setId);
  if (problem.id !== former && set.problems.some(({ id }) => id === problem.id))
    throw new Error(`The set has a problem “${problem.id}” already. Choose another id.`);
  const isKnown = set.problems.some(({ id }) => id === former);
  const problems = isKnown
    ? set.problems.map((each) => (each.id === former ? problem : each))
    : [...set.problems, problem];
  await lab.problemImports.keep({ ...set, problems });
}

/** @throws Error when it is the set's last; StoreError */
export async function removeProblem(lab: Lab, setId: string, problemId: string): Promise<void> {
  const set = await lab.problemSet(setId);
  const problems = set.problems.filter(({ id }) => id !== problemId);
  if (problems.length === 0)
    throw new Error(
      'It is the last problem of its set, and a set holds at least one. Delete the set instead.',
    );
  await lab.problemImports.keep({ ...set, problems });
}

function exampleProblem(id: string): Problem {
  return {
    ...blankProblem,
    id,
    title: 'Double a number',
    statement: 'Read a whole number and print its double.',
    publicTests: [{ kind: 'stdin', stdin: '2\n', expected: '4\n' }],
    privateTests: [{ kind: 'stdin', stdin: '-7\n', expected: '-14\n' }],
    referenceProgram: 'print(2 * int(input()))\n',
  };
}
