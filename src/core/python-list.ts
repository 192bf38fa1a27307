const item = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(,|\])/sy;

/** The texts of a Python list as `str` writes it: `['a', "b's"]`. Null when it is no such list. */
export function parsePythonList(text: string): readonly string[] | null {
  const start = text.indexOf('[') + 1;
  if (start === 0 || text.slice(0, start - 1).trim() !== '') return null;
  if (/^\s*\]\s*$/.test(text.slice(start))) return [];
  const items: string[] = [];
  item.lastIndex = start;
  for (let match = item.exec(text); match !== null; match = item.exec(text)) {
    items.push((match[1] ?? match[2] ?? '').replace(/\\(.)/gs, '$1'));
    if (match[3] === ']') return text.slice(item.lastIndex).trim() === '' ? items : null;
  }
  return null;
}
