const opening = '<think>';
const closing = '</think>';

/** A reply taken apart: what was said, and what was only thought. */
export interface Split {
  readonly text: string;
  /** Null when nothing was thought. */
  readonly thoughts: string | null;
}

/** Separates the thoughts that a model writes between `<think>` and `</think>` at the start of its reply. */
export interface ThoughtSplitter {
  /** Takes the next piece; returns what of the text is certain by now, thoughts left out. */
  take(piece: string): string;
  /** The whole, once the reply has ended. */
  end(): Split;
}

/**
 * Some chat templates open the thoughts within the prompt, so that only `</think>` shows up in the reply: `end` parts
 * those too, though `take` has passed them on as text. Thoughts that never close leave an empty text.
 */
export function createThoughtSplitter(): ThoughtSplitter {
  let raw = '';
  let told = 0;

  /** Where the text begins in `raw`; null while that cannot be known yet. */
  function textStart(): number | null {
    const lead = raw.length - raw.trimStart().length;
    const head = raw.slice(lead, lead + opening.length);
    if (!opening.startsWith(head) && head !== opening) return 0;
    if (head !== opening) return null;
    const close = raw.indexOf(closing, lead);
    if (close < 0) return null;
    const after = close + closing.length;
    const rest = raw.slice(after);
    return rest.trimStart() === '' ? null : after + rest.length - rest.trimStart().length;
  }

  return {
    take(piece) {
      raw += piece;
      const start = textStart();
      if (start === null) return '';
      const from = Math.max(start, told);
      told = raw.length;
      return raw.slice(from);
    },
    end() {
      const trimmed = raw.trimStart();
      const close = trimmed.indexOf(closing);
      const isOpen = trimmed.startsWith(opening);
      if (!isOpen && close < 0) return { text: raw, thoughts: null };
      const thoughts = trimmed.slice(isOpen ? opening.length : 0, close < 0 ? undefined : close).trim();
      return {
        text: close < 0 ? '' : trimmed.slice(close + closing.length).trimStart(),
        thoughts: thoughts === '' ? null : thoughts,
      };
    },
  };
}
