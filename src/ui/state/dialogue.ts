import { assertNever } from '../../core/assert-never';
import type { Message, Reply } from '../../core/engine';
import type { SolveEvent } from '../../core/solve';
import type { Feedback, TestResult, Trajectory } from '../../core/trajectory';

/** Where a dialogue is: the stations of the paper's Figure 1. */
export type Station = 'problem' | 'reasoning' | 'code' | 'run' | 'feedback' | 'verdict';

/** One model call as it is on screen: what was sent, and the reply as far as it has come. */
export interface CallView {
  readonly messages: readonly Message[];
  readonly text: string;
  /** Null while text still comes. */
  readonly reply: Reply | null;
  /** The reply was taken from another arm's sample instead of being generated again. */
  readonly isShared?: true;
}

/** One attempt as it is on screen. */
export interface TurnView {
  readonly reasoning: CallView | null;
  readonly code: CallView | null;
  /** Undefined until the reply has been searched; null when it held no code. */
  readonly program: string | null | undefined;
  readonly tests: readonly TestResult[];
  readonly feedback: Feedback | null;
  /** A person wrote this program. */
  readonly isByPerson?: true;
}

/** A dialogue as it is on screen. */
export interface DialogueView {
  readonly station: Station;
  readonly turns: readonly TurnView[];
  readonly privateTests: readonly TestResult[];
  readonly trajectory: Trajectory | null;
}

export const emptyDialogue: DialogueView = {
  station: 'problem',
  turns: [],
  privateTests: [],
  trajectory: null,
};

const emptyTurn: TurnView = { reasoning: null, code: null, program: undefined, tests: [], feedback: null };

/** What a dialogue looks like after one more event. */
export function foldDialogue(view: DialogueView, event: SolveEvent): DialogueView {
  switch (event.kind) {
    case 'prompt':
      return onCall(view, event, () => ({ messages: event.messages, text: '', reply: null }));
    case 'text':
      return onCall(view, event, (call) => ({ ...call, text: call.text + event.piece }));
    case 'reply':
      return onCall(view, event, (call) => ({ ...call, text: event.reply.text, reply: event.reply }));
    case 'program':
      return onTurn(view, event.turn, event.program === null ? 'code' : 'run', (turn) => ({
        ...turn,
        program: event.program,
      }));
    case 'test':
      return onTurn(view, event.turn, 'run', (turn) => ({ ...turn, tests: [...turn.tests, event.result] }));
    case 'feedback':
      return onTurn(view, event.turn, 'feedback', (turn) => ({ ...turn, feedback: event.feedback }));
    case 'turn':
      return view;
    case 'judging':
      return { ...view, station: 'verdict' };
    case 'private-test':
      return { ...view, privateTests: [...view.privateTests, event.result] };
    case 'end':
      return {
        ...view,
        station: 'verdict',
        privateTests: event.trajectory.judgement.tests,
        trajectory: event.trajectory,
      };
    default:
      return assertNever(event);
  }
}

/** The stations that a dialogue has been at. */
export function stationsVisited(view: DialogueView): ReadonlySet<Station> {
  const visited = new Set<Station>(view.turns.length > 0 ? ['problem', view.station] : []);
  for (const { reasoning, code, tests, feedback } of view.turns) {
    if (reasoning) visited.add('reasoning');
    if (code) visited.add('code');
    if (tests.length > 0) visited.add('run');
    if (feedback) visited.add('feedback');
  }
  return visited;
}

function onTurn(
  view: DialogueView,
  index: number,
  station: Station,
  change: (turn: TurnView) => TurnView,
): DialogueView {
  const turns = [...view.turns];
  turns[index] = change(turns[index] ?? emptyTurn);
  return { ...view, station, turns };
}

function onCall(
  view: DialogueView,
  event: Extract<SolveEvent, { purpose: unknown }>,
  change: (call: CallView) => CallView,
): DialogueView {
  const part = event.purpose;
  const empty: CallView = { messages: [], text: '', reply: null };
  return onTurn(view, event.turn, part, (turn) => ({ ...turn, [part]: change(turn[part] ?? empty) }));
}
