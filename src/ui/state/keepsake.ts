import type { Trajectory } from '../../core/trajectory';

/** Characters that a run keeps of what it made: a school hour's work, and little beside a model. */
const mostCharacters = 32_000_000;

/** What this page has made itself, in case the storage fails: the newest of it, where it is too much. */
export interface Keepsake {
  add(trajectory: Trajectory): void;
  all(): readonly Trajectory[];
}

export function createKeepsake(most = mostCharacters): Keepsake {
  // As text: it takes a third of the memory, and its length is known.
  const texts: string[] = [];
  let length = 0;
  return {
    add(trajectory) {
      const text = JSON.stringify(trajectory);
      texts.push(text);
      length += text.length;
      while (length > most && texts.length > 1) length -= texts.shift()?.length ?? 0;
    },
    // Each text was made of a trajectory above.
    all: () => texts.map((text) => JSON.parse(text) as Trajectory),
  };
}
