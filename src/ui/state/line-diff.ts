/** A line (or word) of a text against the one before: new, gone, or in both. `at` is its index in the new text. */
export type DiffLine =
  | { readonly kind: 'same' | 'added'; readonly text: string; readonly at: number }
  | { readonly kind: 'removed'; readonly text: string };

/** Products of line counts above this are not compared line by line: the table would cost more than it shows. */
const largestTable = 4_000_000;

/** The new text's lines in order, with the lines that are gone before those that came in their place. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  return diffPieces(before.split('\n'), after.split('\n'));
}

/** The same for prose: word by word, each with the white space after it. */
export function diffWords(before: string, after: string): readonly DiffLine[] {
  return diffPieces(wordsOf(before), wordsOf(after));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

function diffPieces(old: readonly string[], now: readonly string[]): readonly DiffLine[] {
  const common = old.length * now.length > largestTable ? null : commonLengths(old, now);
  const lines: DiffLine[] = [];
  let i = 0;
  let at = 0;
  while (i < old.length || at < now.length) {
    const gone = old[i];
    const text = now[at];
    if (gone !== undefined && gone === text) {
      lines.push({ kind: 'same', text, at });
      i += 1;
      at += 1;
    } else if (
      gone !== undefined &&
      (text === undefined || rest(common, i + 1, at) >= rest(common, i, at + 1))
    ) {
      lines.push({ kind: 'removed', text: gone });
      i += 1;
    } else if (text !== undefined) {
      lines.push({ kind: 'added', text, at });
      at += 1;
    }
  }
  return lines;
}

/** Length of the longest common subsequence of old[i…] and now[j…], for every i and j. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = table[i];
    if (!row) continue;
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] =
        old[i] === now[j]
          ? rest(table, i + 1, j + 1) + 1
          : Math.max(rest(table, i + 1, j), rest(table, i, j + 1));
    }
  }
  return table;
}

function rest(table: readonly Uint32Array[] | null, i: number, j: number): number {
  return table?.[i]?.[j] ?? 0;
}
