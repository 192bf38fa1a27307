/** A line that tells how far something is. On a terminal it rewrites itself; elsewhere a line now and then will do. */
export interface ProgressLine {
  show(text: string): void;
  /** Prints something that stays. */
  say(text: string): void;
}

/** Milliseconds between two lines in a log. */
const logMs = 10_000;

export function createProgressLine(stream: NodeJS.WriteStream): ProgressLine {
  let shown = '';
  let width = 0;
  let lastLogged = -Infinity;
  return {
    show(text) {
      if (text === shown) return;
      const now = performance.now();
      if (!stream.isTTY && now - lastLogged < logMs) return;
      lastLogged = now;
      shown = text;
      stream.write(stream.isTTY ? `\r${text.padEnd(width)}` : `${text}\n`);
      width = text.length;
    },
    say(text) {
      stream.write(stream.isTTY && width > 0 ? `\n${text}\n` : `${text}\n`);
      width = 0;
      shown = '';
    },
  };
}
