/** One JSON value of a file, not yet parsed, and where it stands: `line 12` or `row 12`, counted from 1. */
export interface JsonPiece {
  readonly place: string;
  readonly text: string;
}

/**
 * Cuts a stream of text into the JSON values of a data file without holding it whole: the lines of a JSONL file, the
 * items of a file that is one list, or the whole of a file that is one object. Blank lines are left out.
 */
export async function* jsonValues(chunks: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  const cutter = createCutter();
  for await (const chunk of chunks) yield* cutter.push(chunk);
  yield* cutter.end();
}

interface Cutter {
  push(chunk: string): Iterable<JsonPiece>;
  end(): Iterable<JsonPiece>;
}

/** Decides by the file's beginning which of its forms it has. */
function createCutter(): Cutter {
  // What came before the decision, in pieces: the first line may be as long as the file.
  const head: string[] = [];
  let hasBegun = false;
  let chosen: Cutter | null = null;
  return {
    *push(chunk) {
      if (chosen !== null) return yield* chosen.push(chunk);
      const text = head.length === 0 ? chunk.replace(/^\uFEFF/, '') : chunk;
      const start = hasBegun ? 0 : text.search(/\S/);
      if (!hasBegun && text[start] === '[') {
        chosen = itemCutter();
        return yield* chosen.push(text.slice(start + 1));
      }
      head.push(text);
      hasBegun ||= start >= 0;
      if (!hasBegun || text.indexOf('\n', start) < 0) return;
      const all = head.join('');
      const [line = ''] = all.trimStart().split('\n', 1);
      chosen = !isJson(line) && looksOpen(line) ? wholeCutter() : lineCutter();
      yield* chosen.push(all);
    },
    *end() {
      if (chosen !== null) return yield* chosen.end();
      const text = head.join('').trim();
      if (text !== '') yield { place: 'line 1', text };
    },
  };
}

/** The first line of an object that is spread over several: `{` alone, or with one field and a comma. */
function looksOpen(line: string): boolean {
  const text = line.trim();
  return text === '{' || /^\{\s*"[^"]*"\s*:.*[,[{]$/.test(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function lineCutter(): Cutter {
  let pieces: string[] = [];
  let line = 0;
  function* close(): Iterable<JsonPiece> {
    const text = pieces.join('').trim();
    pieces = [];
    line += 1;
    if (text !== '') yield { place: `line ${line}`, text };
  }
  return {
    *push(chunk) {
      let from = 0;
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
        pieces.push(chunk.slice(from, end));
        from = end + 1;
        yield* close();
      }
      pieces.push(chunk.slice(from));
    },
    end: close,
  };
}

function wholeCutter(): Cutter {
  const pieces: string[] = [];
  return {
    push(chunk) {
      pieces.push(chunk);
      return [];
    },
    *end() {
      yield { place: 'row 1', text: pieces.join('').trim() };
    },
  };
}

/** The items of one list, whose opening bracket has been read. Commas inside texts and inner lists do not count. */
function itemCutter(): Cutter {
  let pieces: string[] = [];
  let row = 0;
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let isOver = false;
  function* close(): Iterable<JsonPiece> {
    const text = pieces.join('').trim();
    pieces = [];
    if (text === '') return;
    row += 1;
    yield { place: `row ${row}`, text };
  }
  return {
    *push(chunk) {
      let from = 0;
      for (let at = 0; at < chunk.length && !isOver; at += 1) {
        const unit = chunk.charCodeAt(at);
        if (isText) {
          if (isEscaped) isEscaped = false;
          else if (unit === backslash) isEscaped = true;
          else if (unit === quote) isText = false;
        } else if (unit === quote) isText = true;
        else if (unit === openBrace || unit === openBracket) depth += 1;
        else if ((unit === closeBrace || unit === closeBracket) && depth > 0) depth -= 1;
        else if ((unit === comma || unit === closeBracket) && depth === 0) {
          pieces.push(chunk.slice(from, at));
          from = at + 1;
          isOver = unit === closeBracket;
          yield* close();
        }
      }
      if (!isOver) pieces.push(chunk.slice(from));
    },
    // What a file that broke off leaves is handed on, so that its fault is located.
    *end() {
      if (isOver) return;
      const text = pieces.join('').trim();
      yield { place: `row ${row + 1}`, text: text === '' ? ']' : text };
    },
  };
}

const backslash = 0x5c;
const quote = 0x22;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
