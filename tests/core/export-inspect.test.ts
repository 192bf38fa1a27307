import { describe, expect, it } from 'vitest';
import { toInspectLog } from '../../src/core/export-inspect';
import { humanEvalLine, liveCodeBenchOutputs } from '../../src/core/export-samples';
import { isRecord } from '../../src/core/reader';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const experiment = makeExperiment('x', { problems: 2, arms: 2, samples: 2 });
const trajectories = cellsOf(experiment).map((key) => makeTrajectory(key));
const [arm] = experiment.arms;
if (arm === undefined) throw new Error('The experiment has arms.');

/**
 * The fields that Inspect's published schema requires (inspect-openapi.json, components.schemas), and the schema of
 * those that are objects themselves: `[…]` for each item, `{…}` for each value.
 */
const required: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  EvalLog: {
    version: 'integer',
    status: 'string',
    eval: 'EvalSpec',
    plan: 'EvalPlan',
    stats: 'EvalStats',
    invalidated: 'boolean',
    tags: 'list',
    metadata: 'object',
    results: 'EvalResults',
    samples: '[EvalSample]',
  },
  EvalSpec: {
    config: 'object',
    created: 'string',
    dataset: 'object',
    eval_id: 'string',
    model: 'string',
    model_args: 'object',
    model_generate_config: 'object',
    packages: 'object',
    run_id: 'string',
    task: 'string',
    task_args: 'object',
    task_args_passed: 'object',
    task_attribs: 'object',
    task_id: 'string',
    task_version: 'integer',
  },
  EvalPlan: { config: 'object', name: 'string', steps: '[EvalPlanStep]' },
  EvalPlanStep: { params: 'object', params_passed: 'object', solver: 'string' },
  EvalResults: { completed_samples: 'integer', scores: '[EvalScore]', total_samples: 'integer' },
  EvalScore: { metrics: '{EvalMetric}', name: 'string', params: 'object', scorer: 'string' },
  EvalMetric: { name: 'string', params: 'object', value: 'number' },
  EvalStats: {
    completed_at: 'string',
    connection_limit_history: 'list',
    model_usage: '{ModelUsage}',
    role_usage: 'object',
    started_at: 'string',
  },
  ModelUsage: { input_tokens: 'integer', output_tokens: 'integer', total_tokens: 'integer' },
  EvalSample: {
    attachments: 'object',
    epoch: 'integer',
    events: 'list',
    id: 'string',
    input: '[ChatMessage]',
    messages: '[ChatMessage]',
    metadata: 'object',
    model_usage: '{ModelUsage}',
    output: 'ModelOutput',
    role_usage: 'object',
    store: 'object',
    target: 'string',
    scores: '{Score}',
  },
  ModelOutput: { choices: '[ChatCompletionChoice]', completion: 'string', model: 'string' },
  ChatCompletionChoice: { message: 'ChatMessage', stop_reason: 'string' },
  ChatMessage: { content: 'string', role: 'string' },
  Score: { history: 'list', value: 'string' },
};

/** Every place where `value` lacks what the schema named `type` requires. */
function lacks(value: unknown, type: string, path: string): readonly string[] {
  if (type.startsWith('['))
    return Array.isArray(value)
      ? value.flatMap((item, i) => lacks(item, type.slice(1, -1), `${path}[${i}]`))
      : [path];
  if (type.startsWith('{'))
    return isRecord(value)
      ? Object.entries(value).flatMap(([key, item]) => lacks(item, type.slice(1, -1), `${path}.${key}`))
      : [path];
  const fields = required[type];
  if (fields !== undefined)
    return isRecord(value)
      ? Object.entries(fields).flatMap(([key, of]) => lacks(value[key], of, `${path}.${key}`))
      : [path];
  const kind = Array.isArray(value) ? 'list' : Number.isInteger(value) ? 'integer' : typeof value;
  return kind === type || (type === 'number' && kind === 'integer') ? [] : [path];
}

describe('an Inspect log', () => {
  it('has every field that the published schema requires', () => {
    const log = toInspectLog(experiment, arm, trajectories);
    expect(lacks(JSON.parse(JSON.stringify(log)), 'EvalLog', 'log')).toEqual([]);
  });

  it('holds one arm, a sample for each trajectory, both verdicts and the usage', () => {
    const half = trajectories.map((each) => ({ ...each, correct: each.sample === 0 }));
    const log = toInspectLog(experiment, arm, half);
    expect(log).toMatchObject({
      status: 'success',
      results: {
        total_samples: 4,
        completed_samples: 4,
        scores: [
          { name: 'correct', metrics: { accuracy: { value: 0.5 } } },
          { name: 'public', metrics: { accuracy: { value: 1 } } },
        ],
      },
      stats: { model_usage: { 'wllama/demo': { input_tokens: 440, output_tokens: 200 } } },
      samples: [
        { id: 'p0', epoch: 1, scores: { correct: { value: 'C', answer: 'print(2 * int(input()))' } } },
        { id: 'p0', epoch: 2, scores: { correct: { value: 'I' }, public: { value: 'C' } } },
        { id: 'p1', epoch: 1 },
        { id: 'p1', epoch: 2 },
      ],
    });
  });

  it('of an unfinished arm is cancelled, and rates nothing when it is empty', () => {
    expect(toInspectLog(experiment, arm, trajectories.slice(0, 1))).toMatchObject({ status: 'cancelled' });
    expect(toInspectLog(experiment, arm, [])).toMatchObject({
      results: { completed_samples: 0, scores: [{ metrics: {} }, { metrics: {} }] },
    });
  });
});

describe('samples for other harnesses', () => {
  it('are a line a trajectory for HumanEval, an empty program included', () => {
    const [first] = trajectories;
    if (first === undefined) throw new Error('There are trajectories.');
    expect(JSON.parse(humanEvalLine(first))).toEqual({
      task_id: 'p0',
      completion: '\nprint(2 * int(input()))\n',
      solution: 'print(2 * int(input()))',
      turnwise: { arm: 'arm0', sample: 0, correct: true },
    });
    const empty = { ...first, turns: first.turns.map((turn) => ({ ...turn, program: null })) };
    expect(JSON.parse(humanEvalLine(empty))).toMatchObject({ completion: '', solution: '' });
  });

  it('are a list a problem for LiveCodeBench, in the order of the samples', () => {
    const outputs = liveCodeBenchOutputs(experiment, 'arm1', trajectories.toReversed());
    expect(outputs).toHaveLength(2);
    expect(outputs[0]).toMatchObject({
      question_id: 'p0',
      code_list: ['print(2 * int(input()))', 'print(2 * int(input()))'],
      graded_list: [true, true],
      'pass@1': 1,
    });
  });
});
