import type { ArmSpec } from '../../core/experiment';
import { prefixFaults } from '../../core/prefix-rule';
import type { PromptText } from '../../core/strategy';

/** Where a prompt comes in: before the code, or with the request for it. */
export type PromptAxis = 'reasoning' | 'instruction';

/** The text of an arm's own prompt on an axis; null where it has none or the shipped text stands. */
export function ownText(arm: ArmSpec, axis: PromptAxis): string | null {
  const id = arm[axis];
  return id === undefined || !arm.texts || !Object.hasOwn(arm.texts, id) ? null : (arm.texts[id] ?? null);
}

/** Whether the lab ships a prompt of that id. */
export function isShipped(id: string, shipped: readonly PromptText[]): boolean {
  return shipped.some((prompt) => prompt.id === id);
}

/** The arm with a text of its own under the prompt that it names on an axis; null puts the shipped text back. */
export function withText(arm: ArmSpec, axis: PromptAxis, text: string | null): ArmSpec {
  const id = arm[axis];
  if (id === undefined) return arm;
  const { texts = {}, ...rest } = arm;
  const { [id]: _, ...others } = texts;
  const next = text === null ? others : { ...others, [id]: text };
  return Object.keys(next).length === 0 ? rest : { ...rest, texts: next };
}

/** The arm with another prompt on an axis, or none where `id` is empty. Texts that it no longer names go. */
export function withPrompt(arm: ArmSpec, axis: PromptAxis, id: string): ArmSpec {
  const { [axis]: _, ...rest } = ownText(arm, axis) === null ? arm : withText(arm, axis, null);
  if (id !== '') return { ...rest, [axis]: id };
  // "every turn" means nothing without a prompt, and would not be shown.
  return axis === 'reasoning' && rest.cot === 'every-turn' ? { ...rest, cot: 'first-turn' } : rest;
}

/** The arm with a new prompt of its own on an axis, still to be written. */
export function withOwnPrompt(arm: ArmSpec, axis: PromptAxis): ArmSpec {
  return withText(withPrompt(arm, axis, `own-${axis}`), axis, '');
}

/** Why an arm's own prompts cannot be used, each a sentence that says what to do. */
export function promptFaults(arm: ArmSpec): readonly string[] {
  const [reasoning, instruction] = (['reasoning', 'instruction'] as const).map((axis) => {
    const text = ownText(arm, axis);
    return text === null ? null : { id: arm[axis] ?? '', text };
  });
  const unwritten = [reasoning, instruction].flatMap((prompt) =>
    prompt && prompt.text.trim() === ''
      ? [`Write the text of the prompt “${prompt.id}”, or choose none.`]
      : [],
  );
  if (arm.maxTurns === 1) return unwritten;
  const broken = prefixFaults({ reasoning: reasoning ?? null, instruction: instruction ?? null });
  return [...unwritten, ...broken.map(({ reason }) => reason)];
}
