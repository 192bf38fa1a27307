import type { Message } from '../src/core/engine';

/** How a model's `mlc-chat-config.json` frames messages: `{user_message}` is filled in. */
export type RoleTemplates = Readonly<Record<string, string>>;

/**
 * Whether every template is nothing but its placeholder, so that doing without templates gives the same prompt.
 * WebLLM fills templates with `String.replace`, where `$&` or `$'` in a message mean something else, and removes
 * `{function_string}` from the result.
 */
export function areIdentity(templates: RoleTemplates): boolean {
  return Object.entries(templates).every(
    ([role, template]) => template.replace('{function_string}', '').trim() === `{${role}_message}`,
  );
}

/**
 * Messages that come out of WebLLM's `String.replace` as they went in: the system message is always filled in that
 * way, the others only where templates stay in use.
 */
export function escapeMessages(messages: readonly Message[], hasTemplates: boolean): readonly Message[] {
  return messages.map((message) =>
    message.role === 'system' || hasTemplates
      ? { ...message, content: message.content.replaceAll('$', '$$$$') }
      : message,
  );
}
