import { attempt } from './attempt';
import { endOf } from './end-of';
import { isPassed, judge } from './judge';
import type { SolveEvent, SolveJob } from './solve';
import type { End, Judgement, Trajectory, Turn } from './trajectory';

/** How a dialogue is run: where its events go and when it may use the engine. */
export interface Stage {
  readonly emit: (event: SolveEvent) => void;
  /** Whether text is wanted piece by piece. */
  readonly streams: boolean;
  /** Runs the model calls of one attempt once the engine has room for them. */
  readonly withEngine: <Value>(turn: number, work: () => Promise<Value>) => Promise<Value>;
}

/**
 * The one loop of the lab: attempts until the public tests pass, the attempt limit is reached or the dialogue no longer
 * fits the context window; then the last attempt's program is the submission and the private tests judge it, up to
 * the first that fails. A program that fails a public test is wrong whatever the private tests say, so they are not run.
 * @throws EngineError (other than `context`), ExecutorError; on abort throws `signal.reason`.
 */
export async function runDialogue(job: SolveJob, stage: Stage, signal?: AbortSignal): Promise<Trajectory> {
  const turns: Turn[] = [...(job.earlierTurns ?? [])];
  let end = endOf(turns, job.strategy.maxTurns);
  while (end === null) {
    signal?.throwIfAborted();
    const turn = await attempt(job, turns, stage, signal);
    turns.push(turn);
    stage.emit({ kind: 'turn', turn });
    end = endOf(turns, job.strategy.maxTurns);
  }
  const judgement = await judgeFinal(job, end, turns, stage, signal);
  const trajectory: Trajectory = {
    ...job.key,
    seed: job.seed,
    end,
    publicPass: end === 'satisfied',
    correct: judgement.correct,
    final: turns.length - 1,
    turns,
    judgement,
    endedAt: Date.now(),
    ...(job.branch !== undefined && { branch: job.branch }),
  };
  stage.emit({ kind: 'end', trajectory });
  return trajectory;
}

async function judgeFinal(
  { problem, executor }: SolveJob,
  end: End,
  turns: readonly Turn[],
  stage: Stage,
  signal?: AbortSignal,
): Promise<Judgement> {
  const program = turns.at(-1)?.program ?? null;
  if (end !== 'satisfied' || program === null) return { correct: false, tests: [] };
  stage.emit({ kind: 'judging' });
  const tests = await judge(
    {
      problem,
      program,
      side: 'private',
      executor,
      stopAtFirst: true,
      onResult: (result) => stage.emit({ kind: 'private-test', result }),
    },
    signal,
  );
  return { correct: isPassed(tests), tests };
}
