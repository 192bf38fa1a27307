import fc, { type Arbitrary } from 'fast-check';
import type { Message, TokenCounts } from '../src/core/engine';
import type { Observation, PythonError } from '../src/core/executor';
import type { Json } from '../src/core/problem';
import type { Feedback, ReasoningCall, TestResult, Trajectory, Turn } from '../src/core/trajectory';

/** Text with line ends, quotes, emoji and the odd lone surrogate: what models and programs really write. */
export const anyText: Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '\r\n', '\u2028', '\ud800', '"\\', '```python\nprint(1)\n```', '__proto__', '$&'),
);

const milliseconds = fc.double({ min: 0, max: 1e7, noNaN: true }).map((ms) => ms + 0);
const seed = fc.nat(2_147_483_646);
const count = fc.option(fc.nat(100_000), { nil: null });
const finish = fc.constantFrom('stop' as const, 'length' as const, 'context' as const);
const feedbackKind = fc.constantFrom(
  ...(['binary', 'failed-tests', 'failed-and-passed', 'trace', 'self-judge', 'other-problem'] as const),
);

/** A JSON value without −0, which JSON text cannot hold. */
export const json: Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 3 })
  // fast-check's JsonValue is mutable, otherwise the same; the round trip turns −0 into 0.
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

const message: Arbitrary<Message> = fc.record({
  role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const),
  content: anyText,
});
const tokens: Arbitrary<TokenCounts> = fc.record({ prompt: count, prefilled: count, generated: count });

const pythonError: Arbitrary<PythonError> = fc.record({
  type: anyText,
  message: anyText,
  line: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }),
  column: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
  traceback: anyText,
});

/** What the sandbox may see of one case. */
export const observation: Arbitrary<Observation> = fc.oneof(
  fc.record({
    kind: fc.constant('ended' as const),
    stdout: anyText,
    stderr: anyText,
    value: json,
    ms: milliseconds,
  }),
  fc.record({
    kind: fc.constant('raised' as const),
    stdout: anyText,
    stderr: anyText,
    error: pythonError,
    ms: milliseconds,
  }),
  fc.record({ kind: fc.constant('compile-error' as const), error: pythonError }),
  fc.record({ kind: fc.constant('timed-out' as const), limitMs: fc.nat() }),
  fc.record({ kind: fc.constant('out-of-memory' as const), limitMiB: fc.nat() }),
  fc.record({
    kind: fc.constant('output-limit' as const),
    stdout: anyText,
    limitBytes: fc.nat(),
    ms: milliseconds,
  }),
  fc.record({ kind: fc.constant('crashed' as const), reason: anyText }),
  fc.record({
    kind: fc.constant('not-run' as const),
    reason: fc.constantFrom('stopped' as const, 'program-limit' as const, 'earlier-failure' as const),
  }),
);

const testResult: Arbitrary<TestResult> = fc.record({
  test: fc.nat(100),
  outcome: fc.constantFrom(
    ...(['passed', 'wrong', 'raised', 'compile-error', 'timed-out', 'out-of-memory'] as const),
    ...(['output-limit', 'crashed', 'not-run'] as const),
  ),
  observation,
});

const reasoning: Arbitrary<ReasoningCall> = fc.record({
  messages: fc.array(message, { maxLength: 3 }),
  reply: anyText,
  thoughts: fc.option(anyText, { nil: null }),
  finish,
  seed,
  tokens,
  ms: milliseconds,
  shared: fc.boolean(),
});

const feedback: Arbitrary<Feedback> = fc.record({
  kind: feedbackKind,
  fellBackTo: fc.option(fc.record({ kind: feedbackKind, reason: anyText }), { nil: null }),
  text: anyText,
});

/** One attempt; its index is set by the trajectory that it goes into. */
export const turn: Arbitrary<Turn> = fc.record({
  index: fc.constant(0),
  parent: fc.option(fc.nat(5), { nil: null }),
  author: fc.constantFrom('model' as const, 'person' as const),
  reasoning: fc.option(reasoning, { nil: null }),
  messages: fc.array(message, { maxLength: 5 }),
  reply: anyText,
  thoughts: fc.option(anyText, { nil: null }),
  finish,
  seed,
  program: fc.option(anyText, { nil: null }),
  tests: fc.array(testResult, { maxLength: 3 }),
  feedback: fc.option(feedback, { nil: null }),
  tokens,
  ms: fc.record({ queued: milliseconds, generate: milliseconds, test: milliseconds }),
});

/** Any trajectory that the type allows, of experiment "x" unless told otherwise. */
export function trajectory(experimentId = 'x'): Arbitrary<Trajectory> {
  const any = fc.record({
    experimentId: fc.constant(experimentId),
    problemId: anyText,
    arm: anyText,
    sample: fc.nat(500),
    seed,
    end: fc.constantFrom('satisfied' as const, 'exhausted' as const, 'context' as const),
    publicPass: fc.boolean(),
    correct: fc.boolean(),
    final: fc.nat(3),
    turns: fc.array(turn, { minLength: 1, maxLength: 4 }),
    judgement: fc.record({ correct: fc.boolean(), tests: fc.array(testResult, { maxLength: 3 }) }),
    endedAt: fc.nat(),
  });
  return any.map((given) => ({
    ...given,
    final: given.final % given.turns.length,
    turns: given.turns.map((each, index) => ({
      ...each,
      index,
      parent: index === 0 || each.parent === null ? null : each.parent % index,
    })),
  }));
}
