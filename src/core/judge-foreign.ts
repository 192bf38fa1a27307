import type { Executor } from './executor';
import type { Experiment } from './experiment';
import type { ForeignRun, ForeignSample } from './foreign-run';
import { isPassed, judge } from './judge';
import type { Problem, ProblemSet } from './problem';
import type { CellKey, Trajectory } from './trajectory';

/** A foreign run as an experiment of single turns, ready to be judged by this lab. */
export interface AdoptedRun {
  readonly experiment: Experiment;
  readonly samples: readonly { readonly key: CellKey; readonly sample: ForeignSample }[];
  /** Ids of the file that the problem set does not have; their submissions are left out. */
  readonly unknown: readonly string[];
}

/**
 * Makes an experiment of a run from elsewhere: one arm, the problems of `set` that the run answers, as many samples as
 * its most sampled problem has. Null when none of its problems is in the set.
 */
export function adoptRun(
  run: ForeignRun,
  set: ProblemSet,
  made: { readonly id: string; readonly now: number; readonly versions: Readonly<Record<string, string>> },
): AdoptedRun | null {
  const answered = new Set(run.samples.map(({ problemId }) => problemId));
  const problems = set.problems.filter(({ id }) => answered.has(id));
  if (problems.length === 0) return null;
  const known = new Set(problems.map(({ id }) => id));
  const name = run.model ?? run.format;
  const counts = new Map<string, number>();
  const samples = run.samples
    .filter(({ problemId }) => known.has(problemId))
    .map((sample) => {
      const count = counts.get(sample.problemId) ?? 0;
      counts.set(sample.problemId, count + 1);
      return {
        key: { experimentId: made.id, problemId: sample.problemId, arm: name, sample: count },
        sample,
      };
    });
  const experiment: Experiment = {
    id: made.id,
    createdAt: made.now,
    spec: {
      version: 1,
      name: `${name} (${run.format})`,
      seed: 0,
      samples: Math.max(...counts.values()),
      engine: { kind: 'replay', model: made.id },
      problems: { set: set.id, ids: problems.map(({ id }) => id) },
      arms: [{ name, maxTurns: 1 }],
      sampling: { temperature: 1, topP: 1, maxTokens: 1 },
    },
    arms: [
      {
        name,
        maxTurns: 1,
        feedback: 'failed-tests',
        reasoning: null,
        instruction: null,
        cot: 'first-turn',
        extraction: 'first',
        search: { kind: 'linear' },
        wording: 'plain',
      },
    ],
    problems,
    engine: null,
    versions: { ...made.versions, source: run.format },
  };
  return { experiment, samples, unknown: [...answered].filter((id) => !known.has(id)) };
}

/** A submission as this lab judges it, beside what its file says of it. */
export interface Judged {
  readonly trajectory: Trajectory;
  readonly claimed: boolean | null;
}

/**
 * Judges an adopted run. Each submission becomes a trajectory of one attempt whose prompt, tokens and times are unknown.
 * @throws ExecutorError; on abort `signal.reason`.
 */
export async function* judgeForeign(
  { experiment, samples }: AdoptedRun,
  executor: Executor,
  now: () => number,
  signal?: AbortSignal,
): AsyncGenerator<Judged> {
  const problems = new Map(experiment.problems.map((problem) => [problem.id, problem]));
  for (let i = 0; i < samples.length; i += executor.slots)
    yield* await Promise.all(
      samples.slice(i, i + executor.slots).flatMap(({ key, sample }) => {
        const problem = problems.get(key.problemId);
        return problem === undefined ? [] : [judgeOne(key, sample, problem, executor, now, signal)];
      }),
    );
}

async function judgeOne(
  key: CellKey,
  sample: ForeignSample,
  problem: Problem,
  executor: Executor,
  now: () => number,
  signal?: AbortSignal,
): Promise<Judged> {
  const program = programOf(sample, problem);
  const hearing = { problem, executor, stopAtFirst: false };
  const tests = program === null ? [] : await judge({ ...hearing, program, side: 'public' }, signal);
  const hidden = program === null ? [] : await judge({ ...hearing, program, side: 'private' }, signal);
  const publicPass = program !== null && isPassed(tests);
  const correct = publicPass && isPassed(hidden);
  const trajectory: Trajectory = {
    ...key,
    seed: 0,
    end: publicPass ? 'satisfied' : 'exhausted',
    publicPass,
    correct,
    final: 0,
    turns: [
      {
        index: 0,
        parent: null,
        author: 'model',
        reasoning: null,
        messages: [],
        reply: sample.reply,
        thoughts: null,
        finish: 'stop',
        seed: 0,
        program,
        tests,
        feedback: null,
        tokens: { prompt: null, prefilled: null, generated: null },
        ms: { queued: 0, generate: 0, test: 0 },
      },
    ],
    judgement: { correct, tests: hidden },
    endedAt: now(),
  };
  return { trajectory, claimed: sample.claimed };
}

/** A completion goes on from the starter code, unless it defines the asked function itself. */
function programOf({ code }: ForeignSample, { entryPoint, starterCode }: Problem): string | null {
  if (code === null || code.kind === 'whole') return code?.text ?? null;
  const isWhole = entryPoint !== null && code.text.includes(`def ${entryPoint}(`);
  return isWhole || starterCode === null ? code.text : starterCode + code.text;
}
