/** A file for the person to keep. */
export interface Made {
  /** With its ending. */
  readonly name: string;
  readonly type: string;
  readonly parts: readonly (string | Uint8Array | ArrayBuffer)[];
}

/** Hands a file to the browser to be kept. */
export function download({ name, type, parts }: Made): void {
  // The DOM types want an ArrayBuffer below; these bytes are never shared memory.
  const url = URL.createObjectURL(new Blob(parts as BlobPart[], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** "First look!" → "first-look". */
export function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'experiment' : plain;
}
