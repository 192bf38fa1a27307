/**
 * A Python program without comments and blank lines, as similarity is measured on (method, section 5). Knows strings
 * of every kind, so that a # in one stays; docstrings stay too. White space at line ends goes.
 */
export function stripComments(program: string): string {
  let kept = '';
  let at = 0;
  while (at < program.length) {
    const character = program[at] ?? '';
    if (character === '#') {
      while (at < program.length && program[at] !== '\n') at += 1;
    } else if (character === '"' || character === "'") {
      const end = stringEnd(program, at);
      kept += program.slice(at, end);
      at = end;
    } else {
      kept += character;
      at += 1;
    }
  }
  return kept
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

/** Where the string that opens at `from` ends; an unclosed one-line string ends with its line, an unclosed long one never. */
function stringEnd(program: string, from: number): number {
  const quote = program[from] ?? '';
  const long = program.startsWith(quote.repeat(3), from);
  const close = long ? quote.repeat(3) : quote;
  let at = from + close.length;
  while (at < program.length) {
    if (program[at] === '\\') at += 2;
    else if (program.startsWith(close, at)) return at + close.length;
    else if (!long && program[at] === '\n') return at;
    else at += 1;
  }
  return program.length;
}
