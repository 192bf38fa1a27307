import { A } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import type { Problem } from '../../core/problem';
import type { CallView, TurnView } from '../state/dialogue';
import { CodeBlock } from './CodeBlock';
import { CopyLink } from './CopyLink';
import { Glyph, type Sign } from './Glyph';
import { Messages } from './Messages';
import { TestStrip } from './TestStrip';
import styles from './TurnCard.module.css';

/** One attempt: reasoning, code, public tests, feedback, as far as they have come. */
export function TurnCard(props: {
  readonly number: number;
  readonly turn: TurnView;
  readonly problem: Problem;
  /** Nothing more will come to this turn. */
  readonly isOver: boolean;
  /** The program that this turn refines; what changed since is marked. */
  readonly before?: string | null | undefined;
  /** Where this turn can be found again. */
  readonly link?: string;
  /** Numbers about the turn, at its foot. */
  readonly children?: JSX.Element;
}): JSX.Element {
  const status = () => statusOf(props.turn, props.problem, props.isOver);
  return (
    <article
      class={styles.card}
      aria-label={`Turn ${props.number}`}
      data-testid="turn"
      id={`turn-${props.number}`}
      tabindex="-1"
    >
      <header class={styles.head}>
        <h3>
          <Show when={props.link} fallback={`Turn ${props.number}`}>
            {(link) => <A href={link()}>Turn {props.number}</A>}
          </Show>
        </h3>
        <p class={styles.status}>
          <Glyph sign={status().sign} /> {status().text}
        </p>
        <Show when={props.link}>{(link) => <CopyLink path={link()} what={`turn ${props.number}`} />}</Show>
      </header>
      <Show when={props.turn.reasoning}>
        {(call) => (
          <section class={styles.part}>
            <h4>Reasoning</h4>
            <Show when={call().isShared}>
              <p class={styles.note}>Shared: taken from another arm’s sample, not generated again.</p>
            </Show>
            <pre class={styles.stream}>{call().text}</pre>
            <Messages messages={call().messages} />
          </section>
        )}
      </Show>
      <Show when={props.turn.code}>
        {(call) => (
          <section class={styles.part}>
            <h4>{props.turn.isByPerson ? 'Code, by a person' : 'Code'}</h4>
            <Code call={call()} program={props.turn.program} before={props.before ?? undefined} />
            <Messages messages={call().messages} />
          </section>
        )}
      </Show>
      <Show when={typeof props.turn.program === 'string'}>
        <section class={styles.part} data-part="tests">
          <h4>Public tests</h4>
          <TestStrip
            tests={props.problem.publicTests}
            results={props.turn.tests}
            entryPoint={props.problem.entryPoint}
          />
        </section>
      </Show>
      <Show when={props.turn.feedback}>
        {(feedback) => (
          <section class={styles.part} data-part="feedback">
            <h4>Feedback, as sent</h4>
            <Show when={feedback().fellBackTo}>
              {(other) => (
                <p class={styles.note}>
                  Given as {other().kind}: {other().reason}
                </p>
              )}
            </Show>
            <pre class={styles.feedback} data-testid="feedback">
              {feedback().text}
            </pre>
          </section>
        )}
      </Show>
      {props.children}
    </article>
  );
}

function Code(props: {
  readonly call: CallView;
  readonly program: string | null | undefined;
  readonly before: string | undefined;
}): JSX.Element {
  const program = () => (typeof props.program === 'string' ? props.program : null);
  return (
    <Show
      when={program()}
      fallback={
        <>
          <pre class={styles.stream}>{props.call.text}</pre>
          <Show when={props.program === null}>
            <p class={styles.note}>No code block was found in this reply.</p>
          </Show>
        </>
      }
    >
      {(code) => (
        <>
          <Show when={props.before === code()}>
            <p class={styles.note}>The same program as before.</p>
          </Show>
          <CodeBlock code={code()} before={props.before} />
          <details class={styles.whole}>
            <summary>Whole reply</summary>
            <pre class={styles.stream}>{props.call.text}</pre>
          </details>
        </>
      )}
    </Show>
  );
}

/** What a turn has come to, in a few words. */
function statusOf(
  turn: TurnView,
  problem: Problem,
  isOver: boolean,
): { readonly sign: Sign; readonly text: string } {
  const total = problem.publicTests.length;
  const passed = turn.tests.filter((result) => result.outcome === 'passed').length;
  if (turn.program === null) return { sign: 'failed', text: 'no code found' };
  if (turn.program !== undefined && turn.tests.length === total) {
    return passed === total
      ? { sign: 'passed', text: `passes ${passed} of ${total}` }
      : { sign: 'failed', text: `passes ${passed} of ${total}` };
  }
  if (isOver) return { sign: 'queued', text: 'stopped' };
  if (turn.program !== undefined) return { sign: 'testing', text: 'testing' };
  return { sign: 'generating', text: turn.code ? 'writing code' : 'reasoning' };
}
