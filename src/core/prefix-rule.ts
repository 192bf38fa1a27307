import type { PromptText, Strategy } from './strategy';

/** A prompt that breaks the prefix rule: which one, and the words that do. */
export interface PrefixFault {
  readonly axis: 'reasoning' | 'instruction';
  readonly prompt: PromptText;
  /** The words in it that tell. */
  readonly words: string;
  /** For the person: why it is refused and what to do. */
  readonly reason: string;
}

const unit =
  '(?:turns?|attempts?|tr(?:y|ies)|chances?|rounds?|retr(?:y|ies)|submissions?|guess(?:es)?|tests? runs?)';
const count = '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twice|several|a few|no|only|single)';

/** Ways in which English says how many turns there are or how many are left. */
const mentions: readonly RegExp[] = [
  // "3 attempts", "only one more try", "no further chances"
  new RegExp(
    `\\b${count}(?:\\s+(?:more|further|other|remaining|additional|last|only|single))*\\s+${unit}\\b`,
    'i',
  ),
  // "attempts left", "tries remaining"
  new RegExp(`\\b${unit}\\s+(?:\\w+\\s+){0,2}(?:left|remain(?:s|ing)?|to go)\\b`, 'i'),
  // "last chance", "final attempt", "the remaining turns"
  new RegExp(`\\b(?:last|final|remaining|next-to-last|penultimate)\\s+${unit}\\b`, 'i'),
  // "attempt 2 of 3", "turn 1/3"; "attempt 2" alone says nothing of the limit
  new RegExp(
    `\\b${unit}\\s+(?:number\\s+|no\\.?\\s+|#\\s*)?(?:\\d+|${count})\\s*(?:of|out of|/)\\s*\\w+`,
    'i',
  ),
  // "how many attempts", "number of turns", "maximum of tries", "turn limit", "limited number of attempts"
  new RegExp(`\\b(?:how many|(?:number|limit|maximum|budget) of|max(?:imum)?)\\s+${unit}\\b`, 'i'),
  new RegExp(`\\b${unit}\\s+(?:limit|budget|count(?:er|down)?)\\b`, 'i'),
];

/** The words of a text that say how many turns there are or how many are left; null when none do. */
export function turnLimitMention(text: string): string | null {
  for (const mention of mentions) {
    const found = mention.exec(text);
    if (found !== null) return found[0].replace(/\s+/g, ' ');
  }
  return null;
}

/**
 * The prompts of a strategy that mention the turn limit (method, section 5: the prefix rule). With such a prompt a
 * dialogue under a smaller limit would have been another dialogue, so no smaller limit may be read off it.
 * English only: a text in another language passes unseen.
 */
export function prefixFaults(strategy: Pick<Strategy, 'reasoning' | 'instruction'>): readonly PrefixFault[] {
  return (['reasoning', 'instruction'] as const).flatMap((axis) => {
    const prompt = strategy[axis];
    const words = prompt === null ? null : turnLimitMention(prompt.text);
    if (prompt === null || words === null) return [];
    const reason =
      `The ${axis} prompt "${prompt.id}" says "${words}". With it each turn limit makes another dialogue, and results ` +
      'for several limits could not be read off one run (the prefix rule). Take these words out.';
    return [{ axis, prompt, words, reason }];
  });
}
