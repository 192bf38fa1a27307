/** A stretch of code and what it is: "keyword", "string", "number", "comment", "name" or "" for the rest. */
export interface Piece {
  readonly text: string;
  readonly role: string;
}

/** Splits Python into coloured pieces. Loads the parser on the first call. */
export async function highlightPython(code: string): Promise<readonly Piece[]> {
  const [{ parser }, { highlightCode, tagHighlighter, tags }] = await Promise.all([
    import('@lezer/python'),
    import('@lezer/highlight'),
  ]);
  const roles = tagHighlighter([
    { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], class: 'keyword' },
    { tag: [tags.string, tags.special(tags.string)], class: 'string' },
    { tag: tags.number, class: 'number' },
    { tag: tags.comment, class: 'comment' },
    { tag: [tags.function(tags.variableName), tags.definition(tags.className)], class: 'name' },
  ]);
  const pieces: Piece[] = [];
  highlightCode(
    code,
    parser.parse(code),
    roles,
    (text, role) => pieces.push({ text, role }),
    () => pieces.push({ text: '\n', role: '' }),
  );
  return pieces;
}
