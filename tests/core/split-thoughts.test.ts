import { describe, expect, it } from 'vitest';
import { createThoughtSplitter, type Split } from '../../src/core/split-thoughts';

/** What comes through while `raw` streams in pieces of `width`, and what it is in the end. */
function split(raw: string, width: number): Split & { readonly streamed: string } {
  const splitter = createThoughtSplitter();
  let streamed = '';
  for (let at = 0; at < raw.length; at += width) streamed += splitter.take(raw.slice(at, at + width));
  return { ...splitter.end(), streamed };
}

describe.each([1, 2, 5, 1_000])('thoughts in pieces of %i', (width) => {
  it.each([
    ['a reply without thoughts', 'x < 3\n', 'x < 3\n', null],
    ['thoughts and text', '<think>\nhm\n</think>\n\ntext\n', 'text\n', 'hm'],
    ['white space before the thoughts', '\n <think>a</think>b', 'b', 'a'],
    ['empty thoughts', '<think>\n\n</think>\n\ntext', 'text', null],
    ['thoughts that never close', '<think>on and on', '', 'on and on'],
    ['a later tag, which is text', 'say <think>x', 'say <think>x', null],
    ['another tag', '<table>', '<table>', null],
    ['nothing', '', '', null],
  ])('are told apart: %s', (_, raw, text, thoughts) => {
    expect(split(raw, width)).toEqual({ text, thoughts, streamed: text });
  });
});

describe('thoughts opened by the chat template', () => {
  it('are parted in the end', () => {
    expect(split('hm\n</think>\n\ntext', 3)).toMatchObject({ text: 'text', thoughts: 'hm' });
  });
});
