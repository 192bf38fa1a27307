import { canonicalJson } from './canonical-json';
import { retryInstruction, retryReasoning } from './prompts';
import { sha256 } from './sha256';
import type { Strategy } from './strategy';

/**
 * What identifies a strategy: SHA-256, in hex, of its canonical JSON without its name. Two arms with the same hash
 * send the same messages, whatever they are called.
 */
export function strategyHash(strategy: Strategy): string {
  const { name: _, ...rest } = completeStrategy(strategy);
  return sha256(canonicalJson(rest));
}

/** The strategy with the texts that `retry` brings where it names none, so that it carries all that it sends. */
export function completeStrategy(strategy: Strategy): Strategy {
  if (strategy.cot !== 'retry') return strategy;
  return {
    ...strategy,
    reasoning: strategy.reasoning ?? retryReasoning,
    instruction: strategy.instruction ?? retryInstruction,
  };
}
