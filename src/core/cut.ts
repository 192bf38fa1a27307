/** Most tokens of one feedback message (method, section 2). */
export const feedbackTokenLimit = 1024;

/** Most characters of one error text (method, section 2). */
export const errorTextLimit = 512;

const gap = '…';

/**
 * Tokens of a text where no tokenizer is at hand: one for four ASCII characters, one for every other character.
 * Real tokenizers need fewer for prose and about as many for code; digits can need up to three times as many.
 */
export function estimateTokens(text: string): number {
  let ascii = 0;
  let other = 0;
  for (const character of text) {
    if (character.charCodeAt(0) < 128) ascii += 1;
    else other += 1;
  }
  return Math.ceil(ascii / 4) + other;
}

/** Cuts a text on the right so that `count` finds at most `limit` tokens in it; the cut is marked by `…`. */
export function cutTokens(text: string, limit: number, count = estimateTokens): string {
  if (count(text) <= limit) return text;
  const characters = Array.from(text);
  let kept = 0;
  let tooMany = characters.length;
  while (tooMany - kept > 1) {
    const middle = (kept + tooMany) >> 1;
    if (count(characters.slice(0, middle).join('') + gap) <= limit) kept = middle;
    else tooMany = middle;
  }
  return characters.slice(0, kept).join('') + gap;
}

/** Cuts a text in the middle to at most `limit` UTF-16 units, the gap included; head and tail are equally long. */
export function cutMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = Math.ceil((limit - gap.length) / 2);
  const tail = limit - gap.length - head;
  return wellFormed(text.slice(0, head)) + gap + wellFormed(text.slice(text.length - tail));
}

/**
 * Cuts an error text to at most `limit` characters: the first and the last line stay (each cut in its middle where
 * both do not fit), lines next to the last stay while they fit, for they say where it happened. File names other than
 * the program's own are hidden.
 */
export function cutError(text: string, limit = errorTextLimit): string {
  const shown = hidePaths(text.trimEnd());
  if (shown.length <= limit) return shown;
  const lines = shown.split('\n');
  const first = lines[0] ?? '';
  const last = lines.length > 1 ? (lines.at(-1) ?? '') : '';
  if (last === '') return cutMiddle(first, limit);
  const breaks = 2 * '\n'.length + gap.length;
  if (first.length + last.length + breaks > limit) {
    const half = Math.floor((limit - breaks) / 2);
    return [cutMiddle(first, half), gap, cutMiddle(last, half)].join('\n');
  }
  const kept: string[] = [last];
  let room = limit - breaks - first.length - last.length;
  for (let at = lines.length - 2; at > 0; at -= 1) {
    const line = lines[at] ?? '';
    if (line.length + 1 > room) break;
    kept.unshift(line);
    room -= line.length + 1;
  }
  return [first, gap, ...kept].join('\n');
}

/** Python's frames name files; only the program's own may be seen. */
function hidePaths(text: string): string {
  return text.replace(/File "(?!solution\.py")[^"\n]*"/g, 'File "(hidden)"');
}

/** A text without the halves of a surrogate pair that a cut may leave at its ends. */
function wellFormed(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}
