import type { Finish, Message, TokenCounts } from './engine';
import type { Experiment } from './experiment';
import { finalProgram } from './final-program';
import type { Json } from './problem';
import type { Strategy } from './strategy';
import type { Trajectory, Turn } from './trajectory';

/** A JSON object that is being built. */
interface JsonObject {
  readonly [key: string]: Json;
}

const stopReasons: Readonly<Record<Finish, string>> = {
  stop: 'stop',
  length: 'max_tokens',
  context: 'model_length',
};

/**
 * One arm as an Inspect evaluation log (UKGovernmentBEIS/inspect_ai, EvalLog version 2): a sample for each trajectory,
 * its epoch the sample's number from 1, with two scores, `correct` (all tests) and `public`. Every field that Inspect's
 * schema requires is there; what an engine did not count is left out, never 0.
 */
export function toInspectLog(
  experiment: Experiment,
  arm: Strategy,
  trajectories: readonly Trajectory[],
): JsonObject {
  const own = trajectories.filter((each) => each.arm === arm.name && each.branch === undefined);
  const asked = experiment.problems.length * experiment.spec.samples;
  const model = `${experiment.spec.engine.kind}/${experiment.spec.engine.model}`;
  const ends = own.map(({ endedAt }) => endedAt);
  return {
    version: 2,
    status: own.length === asked ? 'success' : 'cancelled',
    eval: evalOf(experiment, arm, model),
    plan: {
      name: 'plan',
      steps: [{ solver: 'turnwise', params: strategyOf(arm), params_passed: strategyOf(arm) }],
      config: configOf(experiment),
    },
    results: {
      total_samples: asked,
      completed_samples: own.length,
      scores: [
        scoreOf(
          'correct',
          own.map(({ correct }) => correct),
        ),
        scoreOf(
          'public',
          own.map(({ publicPass }) => publicPass),
        ),
      ],
    },
    stats: {
      started_at: time(experiment.createdAt),
      completed_at: time(ends.reduce((latest, end) => Math.max(latest, end), experiment.createdAt)),
      model_usage: usageByModel(
        model,
        own.flatMap(({ turns }) => turns),
      ),
      role_usage: {},
      connection_limit_history: [],
    },
    invalidated: false,
    tags: [],
    metadata: {},
    samples: own.map((trajectory) => sampleOf(experiment, model, trajectory)),
  };
}

function evalOf(experiment: Experiment, arm: Strategy, model: string): JsonObject {
  const { spec, problems, versions, engine } = experiment;
  const id = `${experiment.id}-${experiment.arms.indexOf(arm)}`;
  return {
    eval_id: id,
    run_id: experiment.id,
    created: time(experiment.createdAt),
    task: spec.name,
    task_id: id,
    task_version: 0,
    task_attribs: {},
    task_args: { arm: arm.name },
    task_args_passed: { arm: arm.name },
    solver: 'turnwise',
    solver_args: strategyOf(arm),
    dataset: {
      name: spec.problems.set,
      samples: problems.length,
      sample_ids: problems.map((problem) => problem.id),
      shuffled: false,
    },
    model,
    model_generate_config: configOf(experiment),
    model_args: engine === null ? {} : { library: engine.library, model_hash: engine.modelHash },
    config: { epochs: spec.samples, epochs_reducer: ['mean'] },
    packages: versions,
    scorers: [{ name: 'correct' }, { name: 'public' }],
  };
}

function sampleOf(experiment: Experiment, model: string, trajectory: Trajectory): JsonObject {
  const { turns, final, correct, publicPass } = trajectory;
  const problem = experiment.problems.find(({ id }) => id === trajectory.problemId);
  const [first] = turns;
  const last = turns[final];
  const usage = usageByModel(model, turns);
  const program = finalProgram(trajectory);
  const answer = { answer: program, history: [] };
  return {
    id: trajectory.problemId,
    epoch: trajectory.sample + 1,
    input: (first?.reasoning?.messages ?? first?.messages ?? []).map(messageOf),
    target: '',
    messages: [...(last?.messages ?? []), { role: 'assistant' as const, content: last?.reply ?? '' }].map(
      messageOf,
    ),
    output: outputOf(model, last),
    scores: {
      correct: { value: correct ? 'C' : 'I', ...answer },
      public: { value: publicPass ? 'C' : 'I', ...answer },
    },
    metadata: {
      difficulty: problem?.difficulty ?? null,
      seed: trajectory.seed,
      end: trajectory.end,
      turns: turns.map(turnOf),
      private_outcomes: trajectory.judgement.tests.map(({ outcome }) => outcome),
    },
    store: {},
    events: [],
    model_usage: usage,
    role_usage: {},
    completed_at: time(trajectory.endedAt),
    turn_count: turns.length,
    attachments: {},
  };
}

function outputOf(model: string, turn: Turn | undefined): JsonObject {
  const reply = turn?.reply ?? '';
  return {
    model,
    choices: [
      {
        message: messageOf({ role: 'assistant', content: reply }),
        stop_reason: turn === undefined ? 'unknown' : stopReasons[turn.finish],
      },
    ],
    completion: reply,
  };
}

function turnOf(turn: Turn): JsonObject {
  return {
    parent: turn.parent,
    program: turn.program,
    reply: turn.reply,
    reasoning: turn.reasoning?.reply ?? null,
    feedback: turn.feedback?.text ?? null,
    outcomes: turn.tests.map(({ outcome }) => outcome),
    seed: turn.seed,
  };
}

function messageOf({ role, content }: Message): JsonObject {
  return { role, content, source: role === 'assistant' ? 'generate' : 'input' };
}

/** The strategy with its prompts' texts, as the solver's parameters. */
function strategyOf(arm: Strategy): JsonObject {
  return {
    max_turns: arm.maxTurns,
    feedback: arm.feedback,
    reasoning: arm.reasoning?.text ?? null,
    instruction: arm.instruction?.text ?? null,
    cot: arm.cot,
    extraction: arm.extraction,
    search: arm.search.kind,
    wording: arm.wording,
  };
}

function configOf({ spec }: Experiment): JsonObject {
  const { temperature, topP, maxTokens } = spec.sampling;
  return { temperature, top_p: topP, max_tokens: maxTokens, seed: spec.seed };
}

function scoreOf(name: string, verdicts: readonly boolean[]): JsonObject {
  const rate = verdicts.filter(Boolean).length / verdicts.length;
  const metrics = verdicts.length === 0 ? {} : { accuracy: { name: 'accuracy', value: rate, params: {} } };
  return { name, scorer: name, params: {}, metrics };
}

/** Token counts of all calls by model; empty when the engine counted none. */
function usageByModel(model: string, turns: readonly Turn[]): JsonObject {
  const calls = turns.flatMap(({ tokens, reasoning }) => (reasoning ? [reasoning.tokens, tokens] : [tokens]));
  const input = sum(calls, 'prompt');
  const output = sum(calls, 'generated');
  const prefilled = sum(calls, 'prefilled');
  if (input === null || output === null) return {};
  const cached = prefilled === null ? {} : { input_tokens_cache_read: input - prefilled };
  return {
    [model]: { input_tokens: input, output_tokens: output, total_tokens: input + output, ...cached },
  };
}

/** Null when one of the counts is unknown. */
function sum(calls: readonly TokenCounts[], field: keyof TokenCounts): number | null {
  let total = 0;
  for (const call of calls) {
    const count = call[field];
    if (count === null) return null;
    total += count;
  }
  return total;
}

function time(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
