/** What a pickle held instead of one text. */
export interface PickleFault {
  readonly found: string;
}

/**
 * The one text that a pickle holds (protocols 2 to 5). A pickle is a program for a machine that can call anything;
 * this reader knows only the instructions that pickling a text makes, and refuses all others.
 */
export function unpickleText(bytes: Uint8Array): string | PickleFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text: string | null = null;
  let at = 0;
  while (at < bytes.length) {
    const opcode = bytes[at];
    const step = typeof opcode === 'number' ? instructions[opcode] : undefined;
    const body = at + 1;
    if (step === undefined) return { found: `instruction 0x${opcode?.toString(16)} at byte ${at}` };
    if (body + step.head > bytes.length) return { found: 'an end in the middle of an instruction' };
    if (step.kind === 'stop') return stopAt(text, body, bytes.length);
    at = body + step.head;
    if (step.kind !== 'text') continue;
    if (text !== null) return { found: `a second text at byte ${body - 1}` };
    const length = lengthAt(view, body, step.head);
    if (at + length > bytes.length) return { found: 'a text longer than the pickle' };
    try {
      text = utf8.decode(bytes.subarray(at, at + length));
    } catch {
      return { found: 'a text that is not UTF-8' };
    }
    at += length;
  }
  return { found: 'no end' };
}

type Step =
  /** A text whose length is a number of `head` bytes. */
  | { readonly kind: 'text'; readonly head: 1 | 4 | 8 }
  /** Protocol version, frame length, or a place in the memo, of `head` bytes: of no meaning for one text. */
  | { readonly kind: 'skip'; readonly head: number }
  | { readonly kind: 'stop'; readonly head: 0 };

const instructions: Readonly<Record<number, Step>> = {
  0x8c: { kind: 'text', head: 1 },
  0x58: { kind: 'text', head: 4 },
  0x8d: { kind: 'text', head: 8 },
  0x80: { kind: 'skip', head: 1 },
  0x95: { kind: 'skip', head: 8 },
  0x94: { kind: 'skip', head: 0 },
  0x71: { kind: 'skip', head: 1 },
  0x72: { kind: 'skip', head: 4 },
  0x2e: { kind: 'stop', head: 0 },
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

function lengthAt(view: DataView, at: number, size: 1 | 4 | 8): number {
  if (size === 1) return view.getUint8(at);
  return size === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

function stopAt(text: string | null, end: number, length: number): string | PickleFault {
  if (text === null) return { found: 'no text' };
  return end === length ? text : { found: `${length - end} bytes after its end` };
}
