import { strategyOf } from '../../core/create-experiment';
import type { ArmSpec } from '../../core/experiment';
import type { PromptText, Strategy } from '../../core/strategy';
import { wordingOf } from '../../core/wording';

/**
 * How a dialogue goes on if nothing is changed, as an arm that can be edited: `maxTurns` counts the attempts still to
 * come. Prompts that only come in before the first code are left out, for that is over.
 */
export function departureArm(strategy: Strategy, furtherTurns: number): ArmSpec {
  const { name, feedback, extraction, cot } = strategy;
  const arm: ArmSpec = {
    name,
    maxTurns: furtherTurns,
    feedback,
    extraction,
    cot: cot === 'retry' ? cot : 'every-turn',
  };
  if (cot !== 'every-turn') return arm;
  const { reasoning, instruction } = strategy;
  const texts = [reasoning, instruction].filter((prompt): prompt is PromptText => prompt !== null);
  return {
    ...arm,
    ...(reasoning && { reasoning: reasoning.id }),
    ...(instruction && { instruction: instruction.id }),
    ...(texts.length > 0 && { texts: Object.fromEntries(texts.map(({ id, text }) => [id, text])) }),
  };
}

/** The strategy that such an arm stands for: one line of attempts, prompts before each. @throws SpecError */
export function departureStrategy(arm: ArmSpec, wording: string): Strategy {
  const hasPrompts = arm.reasoning !== undefined || arm.instruction !== undefined;
  const cot = hasPrompts ? 'every-turn' : arm.cot;
  return strategyOf({ ...arm, ...(cot && { cot }) }, wordingOf(wording).prompts, wording);
}
