import type { CsvRow } from './csv';
import { finalProgram } from './final-program';
import type { TestResult, Trajectory } from './trajectory';

/** A trajectory as one flat row: what tables and data frames begin from. */
export function trajectoryRow(trajectory: Trajectory): CsvRow {
  const { turns, judgement } = trajectory;
  return {
    ...cellOf(trajectory),
    seed: trajectory.seed,
    end: trajectory.end,
    turns: turns.length,
    final: trajectory.final,
    public_pass: trajectory.publicPass,
    correct: trajectory.correct,
    private_passed: passed(judgement.tests),
    private_total: judgement.tests.length,
    program: finalProgram(trajectory),
    branched: trajectory.branch !== undefined,
    ended_at: new Date(trajectory.endedAt).toISOString(),
  };
}

/** Every attempt of a trajectory, a row each, with its prose and its counts; what was not counted is null. */
export function attemptRows(trajectory: Trajectory): readonly CsvRow[] {
  return trajectory.turns.map((turn) => ({
    ...cellOf(trajectory),
    turn: turn.index,
    parent: turn.parent,
    author: turn.author,
    seed: turn.seed,
    finish: turn.finish,
    reasoning: turn.reasoning?.reply ?? null,
    reply: turn.reply,
    program: turn.program,
    public_passed: passed(turn.tests),
    public_total: turn.tests.length,
    feedback_kind: turn.feedback?.kind ?? null,
    feedback: turn.feedback?.text ?? null,
    prompt_tokens: turn.tokens.prompt,
    prefilled_tokens: turn.tokens.prefilled,
    generated_tokens: turn.tokens.generated,
    reasoning_prompt_tokens: turn.reasoning?.tokens.prompt ?? null,
    reasoning_generated_tokens: turn.reasoning?.tokens.generated ?? null,
    queued_ms: turn.ms.queued,
    generate_ms: turn.ms.generate + (turn.reasoning?.ms ?? 0),
    test_ms: turn.ms.test,
  }));
}

/** Every test that was judged in a trajectory, a row each: the attempts' public ones, the submission's private ones. */
export function testRows(trajectory: Trajectory): readonly CsvRow[] {
  const rows = (side: 'public' | 'private', turn: number, results: readonly TestResult[]) =>
    results.map(({ test, outcome, observation }): CsvRow => {
      const printed = 'stdout' in observation ? observation.stdout : null;
      const error = 'error' in observation ? observation.error : null;
      return {
        ...cellOf(trajectory),
        turn,
        side,
        test,
        outcome,
        ms: 'ms' in observation ? observation.ms : null,
        stdout: printed,
        error_type: error?.type ?? null,
        error_message: error?.message ?? null,
        error_line: error?.line ?? null,
      };
    });
  return [
    ...trajectory.turns.flatMap((turn) => rows('public', turn.index, turn.tests)),
    ...rows('private', trajectory.final, trajectory.judgement.tests),
  ];
}

/** N, f and c of each problem and arm: what every estimate is made from. Branched trajectories are not counted. */
export function countRows(trajectories: readonly Trajectory[]): readonly CsvRow[] {
  const counts = new Map<string, { arm: string; problem_id: string; n: number; f: number; c: number }>();
  for (const { arm, problemId, publicPass, correct, branch } of trajectories) {
    if (branch !== undefined) continue;
    const name = JSON.stringify([arm, problemId]);
    const row = counts.get(name) ?? { arm, problem_id: problemId, n: 0, f: 0, c: 0 };
    row.n += 1;
    row.f += publicPass ? 1 : 0;
    row.c += correct ? 1 : 0;
    counts.set(name, row);
  }
  return [...counts.values()];
}

function cellOf({ experimentId, problemId, arm, sample }: Trajectory): CsvRow {
  return { experiment_id: experimentId, problem_id: problemId, arm, sample };
}

function passed(results: readonly TestResult[]): number {
  return results.filter(({ outcome }) => outcome === 'passed').length;
}

/** Types of the columns of all tables, so that a column that is empty in one run has the same type in every other. */
export const columnTypes: Readonly<Record<string, 'text' | 'whole' | 'real' | 'flag'>> = {
  experiment_id: 'text',
  problem_id: 'text',
  arm: 'text',
  sample: 'whole',
  seed: 'whole',
  end: 'text',
  turns: 'whole',
  final: 'whole',
  public_pass: 'flag',
  correct: 'flag',
  private_passed: 'whole',
  private_total: 'whole',
  program: 'text',
  branched: 'flag',
  ended_at: 'text',
  turn: 'whole',
  parent: 'whole',
  author: 'text',
  finish: 'text',
  reasoning: 'text',
  reply: 'text',
  public_passed: 'whole',
  public_total: 'whole',
  feedback_kind: 'text',
  feedback: 'text',
  prompt_tokens: 'whole',
  prefilled_tokens: 'whole',
  generated_tokens: 'whole',
  reasoning_prompt_tokens: 'whole',
  reasoning_generated_tokens: 'whole',
  queued_ms: 'real',
  generate_ms: 'real',
  test_ms: 'real',
  side: 'text',
  test: 'whole',
  outcome: 'text',
  ms: 'real',
  stdout: 'text',
  error_type: 'text',
  error_message: 'text',
  error_line: 'whole',
  n: 'whole',
  f: 'whole',
  c: 'whole',
};
