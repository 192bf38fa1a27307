import { For, type JSX } from 'solid-js';
import type { Message } from '../../core/engine';
import styles from './Messages.module.css';

const speakers: Readonly<Record<Message['role'], string>> = {
  system: 'System',
  user: 'Lab',
  assistant: 'Model',
};

/** What was sent to the model, word for word, one click away. */
export function Messages(props: { readonly messages: readonly Message[] }): JSX.Element {
  return (
    <details class={styles.sent}>
      <summary>
        What was sent ({props.messages.length} {props.messages.length === 1 ? 'message' : 'messages'})
      </summary>
      <ol class={styles.messages}>
        <For each={props.messages}>
          {(message) => (
            <li class={styles.message} data-role={message.role}>
              <p class={styles.speaker}>{speakers[message.role]}</p>
              <pre>{message.content}</pre>
            </li>
          )}
        </For>
      </ol>
    </details>
  );
}
