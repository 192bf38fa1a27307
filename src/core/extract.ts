import type { Extraction } from './strategy';

interface Block {
  /** First word of the info string, lower-cased; empty when there is none. */
  readonly language: string;
  readonly code: string;
}

const pythonNames = new Set(['python', 'python3', 'py', 'py3', 'python2', 'pypy', 'pypy3']);

/**
 * The program in a reply, or null (method, section 3). Blocks tagged as Python are preferred; where there is none, any
 * block will do. `first` and `last` choose among those; `single` wants exactly one.
 *
 * Fences follow CommonMark: three or more back quotes or tildes, closed by at least as many of the same kind alone on
 * a line, so that a longer fence may hold a shorter one; indentation of the opening fence is taken off each line. Any
 * indentation is accepted, because models put blocks into lists. A block that is never closed (the reply was cut)
 * counts up to the end of the reply: whatever was cut off will show when it is run. Blocks without any code do not count.
 */
export function extractProgram(reply: string, policy: Extraction): string | null {
  const blocks = fencedBlocks(reply);
  const tagged = blocks.filter((block) => pythonNames.has(block.language));
  const candidates = tagged.length > 0 ? tagged : blocks;
  switch (policy) {
    case 'first':
      return candidates[0]?.code ?? null;
    case 'last':
      return candidates.at(-1)?.code ?? null;
    case 'single':
      return candidates.length === 1 ? (candidates[0]?.code ?? null) : null;
  }
}

function fencedBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly fence: string; readonly indent: number; readonly language: string } | null = null;
  let lines: string[] = [];

  function close(): void {
    const code = lines.join('\n');
    if (open !== null && code.trim() !== '') blocks.push({ language: open.language, code: `${code}\n` });
    open = null;
    lines = [];
  }

  for (const line of text.split(/\r\n|\n|\r/)) {
    if (open === null) {
      const opening = /^([ \t]*)(`{3,}|~{3,})[ \t]*(.*)$/.exec(line);
      if (opening === null) continue;
      const [, indent = '', fence = '', info = ''] = opening;
      // Back quotes in the info string make it inline code: ```x```.
      if (fence.startsWith('`') && info.includes('`')) continue;
      open = { fence, indent: indent.length, language: language(info) };
    } else if (closes(line, open.fence)) {
      close();
    } else {
      lines.push(withoutIndent(line, open.indent));
    }
  }
  close();
  return blocks;
}

function closes(line: string, fence: string): boolean {
  const run = line.trim();
  return run.length >= fence.length && run === (fence[0] ?? '').repeat(run.length);
}

/** "Python title=x", "{.python}" and "python:main.py" all name Python. */
function language(info: string): string {
  return /[a-z0-9+#]+/.exec(info.toLowerCase())?.[0] ?? '';
}

function withoutIndent(line: string, indent: number): string {
  let at = 0;
  while (at < indent && (line[at] === ' ' || line[at] === '\t')) at += 1;
  return line.slice(at);
}
