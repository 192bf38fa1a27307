import type { Executor } from './executor';
import { extractProgram } from './extract';
import { caseOf, isPassed, judge } from './judge';
import type { Checker, Problem, Test } from './problem';
import { recall, remember, type Memory } from './recall';
import type { Extraction } from './strategy';
import type { CellKey, TestResult, Trajectory, TrajectorySummary } from './trajectory';

/** Another way to judge what was sampled. Null leaves that part as it was. */
export interface Rule {
  /** For the screen and the record: "exact output". */
  readonly name: string;
  readonly checker: Checker | null;
  /** Which block of the submitted reply is the program. */
  readonly extraction: Extraction | null;
  /** Private tests instead of the problem's, as where some were added later. */
  readonly privateTests: readonly Test[] | null;
}

/** Whether a submission passes the public tests, and all tests. */
export interface Verdict {
  readonly publicPass: boolean;
  readonly correct: boolean;
}

/** A second verdict on a stored trajectory, and where it comes from. */
export interface Rejudgement extends CellKey {
  readonly rule: Rule;
  /** Python that ran what was not on record; null when the record was enough. */
  readonly python: string | null;
  readonly before: Verdict;
  readonly after: Verdict;
  /** The submission under the rule; null when it holds no program. */
  readonly program: string | null;
  readonly isOtherProgram: boolean;
  readonly publicResults: readonly TestResult[];
  readonly privateResults: readonly TestResult[];
}

/**
 * Judges a stored trajectory's submission under another rule, without sampling. Recorded observations are judged again;
 * only what no record tells (another program, new tests, tests skipped after a failure) is run. The dialogue stays as
 * it happened: under another checker it might have stopped earlier or gone on.
 * @throws ExecutorError when something must run and no interpreter can be had; on abort throws `signal.reason`.
 */
export async function rejudge(
  trajectory: Trajectory,
  problem: Problem,
  rule: Rule,
  executor: Executor,
  signal?: AbortSignal,
): Promise<Rejudgement> {
  const { experimentId, problemId, arm, sample, publicPass, correct, final, judgement } = trajectory;
  const turn = trajectory.turns[final];
  const stored = turn?.program ?? null;
  const program =
    turn === undefined || rule.extraction === null ? stored : extractProgram(turn.reply, rule.extraction);
  const isOtherProgram = program !== stored;
  const judged: Problem = {
    ...problem,
    checker: rule.checker ?? problem.checker,
    privateTests: rule.privateTests ?? problem.privateTests,
  };
  const memory: Memory = isOtherProgram
    ? new Map()
    : new Map([
        ...recorded(problem, problem.publicTests, turn?.tests ?? []),
        ...recorded(problem, problem.privateTests, judgement.tests),
      ]);
  let python: string | null = null;
  const counted: Executor = {
    ...executor,
    run: async (...asked) => {
      python = await executor.version;
      return executor.run(...asked);
    },
  };
  const hear = (side: 'public' | 'private') =>
    program === null
      ? Promise.resolve<readonly TestResult[]>([])
      : judge(
          {
            problem: judged,
            program,
            side,
            executor: recall(memory, counted),
            stopAtFirst: side === 'private',
          },
          signal,
        );
  const publicResults = await hear('public');
  const passes = program !== null && isPassed(publicResults);
  // A program that fails in public is not correct whatever the private tests say.
  const privateResults = passes ? await hear('private') : [];
  return {
    experimentId,
    problemId,
    arm,
    sample,
    rule,
    python,
    before: { publicPass, correct },
    after: { publicPass: passes, correct: passes && isPassed(privateResults) },
    program,
    isOtherProgram,
    publicResults,
    privateResults,
  };
}

/** Those on which the rule and the record disagree: what a person should look at. */
export function disagreements(judged: readonly Rejudgement[]): readonly Rejudgement[] {
  return judged.filter(
    ({ before, after }) => before.publicPass !== after.publicPass || before.correct !== after.correct,
  );
}

/** Summaries with their second verdicts, for every estimate and figure; those without one stay as they are. */
export function withVerdicts(
  summaries: readonly TrajectorySummary[],
  judged: readonly Rejudgement[],
): readonly TrajectorySummary[] {
  const verdicts = new Map(judged.map((one) => [cellKey(one), one]));
  return summaries.map((summary) => {
    const found = verdicts.get(cellKey(summary));
    if (found === undefined) return summary;
    const { after, publicResults, program } = found;
    const turns = summary.turns.map((turn, index) => {
      if (index !== summary.final) return turn;
      const failed = publicResults.find(({ outcome }) => outcome !== 'passed');
      return {
        ...turn,
        hasProgram: program !== null,
        publicPassed: publicResults.filter(({ outcome }) => outcome === 'passed').length,
        failure: failed?.outcome ?? null,
      };
    });
    return { ...summary, ...after, turns };
  });
}

function recorded(problem: Problem, tests: readonly Test[], results: readonly TestResult[]): Memory {
  const observations = new Map(results.map(({ test, observation }) => [test, observation]));
  return remember(
    tests.map((test) => caseOf(problem, test)),
    tests.map((_, index) => observations.get(index)),
  );
}

function cellKey({ experimentId, problemId, arm, sample }: CellKey): string {
  return [experimentId, problemId, arm, sample].join('\n');
}
