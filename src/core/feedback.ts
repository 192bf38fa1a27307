import { cutTokens, feedbackTokenLimit } from './cut';
import { otherProblemReports } from './feedback-other';
import type { Problem } from './problem';
import type { FeedbackKind, Strategy } from './strategy';
import type { Trace } from './trace';
import type { Feedback, TestResult } from './trajectory';
import { wordingOf, type TestReport } from './wording';

/** What feedback on one failed attempt may be made from. Private tests are not among it. */
export interface FeedbackFacts {
  readonly problem: Problem;
  readonly strategy: Pick<Strategy, 'feedback' | 'wording' | 'extraction'>;
  readonly program: string | null;
  /** Results of the public tests. */
  readonly results: readonly TestResult[];
  /** The experiment's other problems, for `other-problem`. */
  readonly others: readonly Problem[];
  /** Chooses among `others`. */
  readonly seed: number;
  /** The run of the first failed public test, for `trace`; null or absent where nothing was traced. */
  readonly trace?: Trace | null;
}

/** A feedback's facts in words, and what it really is. */
interface Told {
  readonly text: string;
  readonly fellBackTo: Feedback['fellBackTo'];
}

/**
 * Feedback on a failed attempt, at most 1,024 tokens by estimate. Its text is the facts alone: the next prompt adds the
 * request. An attempt without a program is told just that, whatever the kind.
 */
export function composeFeedback(facts: FeedbackFacts): Feedback {
  const kind = facts.strategy.feedback;
  const { text, fellBackTo } = facts.program === null ? noProgram(facts) : tell(kind, facts);
  return { kind, fellBackTo, text: cutTokens(text, feedbackTokenLimit) };
}

function noProgram({ strategy }: FeedbackFacts): Told {
  return asAsked(wordingOf(strategy.wording).noProgram(strategy.extraction));
}

function tell(kind: FeedbackKind, facts: FeedbackFacts): Told {
  const wording = wordingOf(facts.strategy.wording);
  const { failed, passed } = reportsOf(facts);
  switch (kind) {
    case 'binary':
      return asAsked(wording.binary);
    case 'self-judge':
      return asAsked(wording.selfJudge);
    case 'failed-tests':
      return asAsked(wording.testReports(facts.problem, failed, []));
    case 'failed-and-passed':
      return passed.length > 0
        ? asAsked(wording.testReports(facts.problem, failed, passed))
        : fallBack('failed-tests', 'no public test passed', facts);
    case 'other-problem': {
      const other = otherProblemReports(facts, failed.length);
      return other === null
        ? fallBack(
            'self-judge',
            'the experiment has no other problem with tests to take feedback from',
            facts,
          )
        : asAsked(wording.testReports(other.problem, other.reports, []));
    }
    case 'trace': {
      const { trace = null } = facts;
      const [report] = failed;
      if (trace === null || report === undefined)
        return fallBack('failed-tests', 'this sandbox cannot trace programs', facts);
      if (trace.kind === 'impossible') return fallBack('failed-tests', trace.reason, facts);
      return asAsked(wording.trace(facts.problem, report, trace.blocks, trace.skipped));
    }
  }
}

function asAsked(text: string): Told {
  return { text, fellBackTo: null };
}

function fallBack(kind: FeedbackKind, reason: string, facts: FeedbackFacts): Told {
  return { text: tell(kind, facts).text, fellBackTo: { kind, reason } };
}

/** The public tests with what came, failed and passed apart, in the problem's order. */
function reportsOf({ problem, results }: FeedbackFacts): {
  readonly failed: readonly TestReport[];
  readonly passed: readonly TestReport[];
} {
  const reports = results.flatMap(({ test, outcome, observation }): readonly TestReport[] => {
    const publicTest = problem.publicTests[test];
    return publicTest === undefined ? [] : [{ test: publicTest, outcome, observation }];
  });
  return {
    failed: reports.filter(({ outcome }) => outcome !== 'passed'),
    passed: reports.filter(({ outcome }) => outcome === 'passed'),
  };
}
