/** One line of a text, without its end, and its number from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Cuts a stream of text into lines; blank ones are left out, a byte order mark is dropped. */
export async function* linesOf(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Line> {
  let number = 0;
  // A line may span thousands of chunks: its pieces are joined once, when its end has come.
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const [head = '', ...rest] = chunk.split('\n');
    pieces.push(head);
    for (const next of rest) {
      number += 1;
      yield* lineOf(number, pieces.join(''));
      pieces = [next];
    }
  }
  yield* lineOf(number + 1, pieces.join(''));
}

function* lineOf(number: number, raw: string): Generator<Line> {
  const text = (number === 1 ? raw.replace(/^\uFEFF/, '') : raw).trim();
  if (text !== '') yield { number, text };
}
