import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { Checker, Problem, Test } from '../../core/problem';
import { rejudge, type Rejudgement, type Rule } from '../../core/rejudge';
import type { Extraction } from '../../core/strategy';
import type { Lab } from './lab';

/** What a person chose to judge by; "stored" leaves that part as it was. */
export interface RuleChoice {
  readonly checker: 'stored' | Checker['kind'];
  readonly extraction: 'stored' | Extraction;
  /** Private tests as recorded with the experiment, or as the problem set has them now. */
  readonly tests: 'stored' | 'set';
}

export const storedRule: RuleChoice = { checker: 'stored', extraction: 'stored', tests: 'stored' };

export const checkerNames: Readonly<Record<Checker['kind'], string>> = {
  tokens: 'tokens, numbers within 1e-5',
  exact: 'exact output',
  lines: 'lines, trailing space ignored',
  json: 'JSON structure',
  float: 'tokens, numbers within 1e-9',
  'code-contests': 'lower-case tokens (CodeContests)',
};

export const extractionNames: Readonly<Record<Extraction, string>> = {
  first: 'first code block',
  last: 'last code block',
  single: 'only where there is a single block',
};

/** Tolerance of the `float` checker here: tighter than `tokens`, which is what it is asked for. */
const tolerance = 1e-9;

/** "exact output, last code block": the rule in words, as it is recorded with each verdict. */
export function ruleName({ checker, extraction, tests }: RuleChoice): string {
  const parts = [
    ...(checker === 'stored' ? [] : [checkerNames[checker]]),
    ...(extraction === 'stored' ? [] : [extractionNames[extraction]]),
    ...(tests === 'stored' ? [] : ['the problem set’s private tests of today']),
  ];
  return parts.length === 0 ? 'as recorded' : parts.join(', ');
}

export function ruleOf(choice: RuleChoice, privateTests: readonly Test[] | null): Rule {
  return {
    name: ruleName(choice),
    checker: choice.checker === 'stored' ? null : checkerOf(choice.checker),
    extraction: choice.extraction === 'stored' ? null : choice.extraction,
    privateTests,
  };
}

function checkerOf(kind: Checker['kind']): Checker {
  return kind === 'float' ? { kind, atol: tolerance, rtol: tolerance } : { kind };
}

export type RejudgingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number }
  /** `isWhole` is false when it was stopped: only part of the trajectories has a second verdict. */
  | {
      readonly kind: 'ended';
      readonly rule: string;
      readonly judged: readonly Rejudgement[];
      readonly isWhole: boolean;
    }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Second verdicts on what an experiment has stored. They stand beside the record and never overwrite it. */
export interface Rejudging {
  readonly state: Accessor<RejudgingState>;
  start(choice: RuleChoice): Promise<void>;
  stop(): void;
}

export function createRejudging(lab: Lab, experiment: Experiment): Rejudging {
  const [state, setState] = createSignal<RejudgingState>({ kind: 'idle' });
  let current: AbortController | null = null;
  const stop = (): void => current?.abort(new DOMException('Stopped by the person.', 'AbortError'));

  async function start(choice: RuleChoice): Promise<void> {
    if (state().kind === 'running') return;
    const { signal } = (current = new AbortController());
    const judged: Rejudgement[] = [];
    setState({ kind: 'running', done: 0 });
    try {
      const tests = choice.tests === 'set' ? await testsOfSet(lab, experiment) : null;
      const problems = new Map(experiment.problems.map((problem) => [problem.id, problem]));
      const [store, executor] = await Promise.all([lab.store(), lab.executor()]);
      const all = store.trajectories(experiment.id)[Symbol.asyncIterator]();
      const judgeOn = async (): Promise<void> => {
        for (let next = await all.next(); !next.done; next = await all.next()) {
          signal.throwIfAborted();
          const problem = problems.get(next.value.problemId);
          // A branch that a person made by hand says nothing of an arm.
          if (problem === undefined || next.value.branch !== undefined) continue;
          const rule = ruleOf(choice, tests?.get(problem.id) ?? null);
          judged.push(await rejudge(next.value, problem, rule, executor, signal));
          setState({ kind: 'running', done: judged.length });
        }
      };
      await Promise.all(Array.from({ length: Math.max(1, executor.slots) }, judgeOn));
      setState({ kind: 'ended', rule: ruleName(choice), judged, isWhole: true });
    } catch (error) {
      setState(
        signal.aborted
          ? { kind: 'ended', rule: ruleName(choice), judged, isWhole: false }
          : { kind: 'failed', error },
      );
      stop();
    }
  }

  onCleanup(stop);
  return { state, start, stop };
}

/** Private tests by problem, as the set has them now. @throws Error when the set knows none of the problems. */
async function testsOfSet(
  lab: Lab,
  experiment: Experiment,
): Promise<ReadonlyMap<Problem['id'], readonly Test[]>> {
  const { set } = experiment.spec.problems;
  const { problems } = await lab.problemSet(set);
  const wanted = new Set(experiment.problems.map(({ id }) => id));
  const found = problems.filter(({ id }) => wanted.has(id));
  if (found.length === 0)
    throw new Error(`The set “${set}” has none of these problems now. Judge by the recorded tests instead.`);
  return new Map(found.map(({ id, privateTests }) => [id, privateTests]));
}
