import type { Finish, Message, TokenCounts } from './engine';
import type { Observation, PythonError } from './executor';
import { sampling } from './parse-spec';
import { engineInfo } from './read-experiment';
import { feedbackKind, strategy } from './read-strategy';
import { integer, list, oneOf, string, words, type Reader } from './reader';
import { absent, anyJson, boolean, nullable, numberThat, open, tagged } from './reader-open';
import type {
  Branch,
  Feedback,
  OutcomeKind,
  ReasoningCall,
  TestResult,
  Trajectory,
  Turn,
} from './trajectory';

const count: Reader<number> = integer(0, Number.MAX_SAFE_INTEGER);
const ms: Reader<number> = numberThat((n) => n >= 0, 'milliseconds, 0 or more');
const seed: Reader<number> = integer(0, 2_147_483_646);
const finish: Reader<Finish> = oneOf('stop', 'length', 'context');

const message: Reader<Message> = open<Message>({
  role: oneOf('system', 'user', 'assistant'),
  content: string,
});

const tokens: Reader<TokenCounts> = open<TokenCounts>({
  prompt: nullable(count),
  prefilled: nullable(count),
  generated: nullable(count),
});

const pythonError: Reader<PythonError> = open<PythonError>({
  type: string,
  message: string,
  line: nullable(count),
  column: nullable(count),
  traceback: string,
});

type Seen<K extends Observation['kind']> = Extract<Observation, { readonly kind: K }>;

const observation: Reader<Observation> = tagged<Observation>({
  ended: open<Seen<'ended'>>({
    kind: oneOf('ended'),
    stdout: string,
    stderr: string,
    value: anyJson,
    ms,
  }),
  raised: open<Seen<'raised'>>({
    kind: oneOf('raised'),
    stdout: string,
    stderr: string,
    error: pythonError,
    ms,
  }),
  'compile-error': open<Seen<'compile-error'>>({ kind: oneOf('compile-error'), error: pythonError }),
  'timed-out': open<Seen<'timed-out'>>({ kind: oneOf('timed-out'), limitMs: ms }),
  'out-of-memory': open<Seen<'out-of-memory'>>({ kind: oneOf('out-of-memory'), limitMiB: count }),
  'output-limit': open<Seen<'output-limit'>>({
    kind: oneOf('output-limit'),
    stdout: string,
    limitBytes: count,
    ms,
  }),
  crashed: open<Seen<'crashed'>>({ kind: oneOf('crashed'), reason: string }),
  'not-run': open<Seen<'not-run'>>({
    kind: oneOf('not-run'),
    reason: oneOf('stopped', 'program-limit', 'earlier-failure'),
  }),
});

const outcome: Reader<OutcomeKind> = oneOf(
  'passed',
  'wrong',
  'raised',
  'compile-error',
  'timed-out',
  'out-of-memory',
  'output-limit',
  'crashed',
  'not-run',
);

const testResult: Reader<TestResult> = open<TestResult>({ test: count, outcome, observation });

const reasoning: Reader<ReasoningCall> = open<ReasoningCall>({
  messages: list(message),
  reply: string,
  thoughts: nullable(string),
  finish,
  seed,
  tokens,
  ms,
  shared: boolean,
});

const feedback: Reader<Feedback> = open<Feedback>({
  kind: feedbackKind,
  fellBackTo: nullable(open<NonNullable<Feedback['fellBackTo']>>({ kind: feedbackKind, reason: string })),
  text: string,
});

const turn: Reader<Turn> = open<Turn>({
  index: count,
  parent: nullable(count),
  author: oneOf('model', 'person'),
  reasoning: nullable(reasoning),
  messages: list(message),
  reply: string,
  thoughts: nullable(string),
  finish,
  seed,
  program: nullable(string),
  tests: list(testResult),
  feedback: nullable(feedback),
  tokens,
  ms: open<Turn['ms']>({ queued: ms, generate: ms, test: ms }),
});

const branch: Reader<Branch> = open<Branch>({
  from: open<Branch['from']>({ experimentId: words, problemId: string, arm: string, sample: count }),
  turn: count,
  edited: list(oneOf('program', 'feedback')),
  strategy,
  sampling,
  engine: engineInfo,
});

/** A trajectory as one line of an export holds it. */
export const trajectory: Reader<Trajectory> = open<Trajectory>({
  experimentId: words,
  problemId: string,
  arm: string,
  sample: count,
  seed,
  end: oneOf('satisfied', 'exhausted', 'context'),
  publicPass: boolean,
  correct: boolean,
  final: count,
  turns: list(turn, 1),
  judgement: open<Trajectory['judgement']>({ correct: boolean, tests: list(testResult) }),
  endedAt: ms,
  branch: absent(branch),
});
