import type { SourceRow } from '../src/core/import-problems';

/** The content of a gzip file. A damaged one ends where the damage begins, with a fault in `faults`. */
export async function* unpackGzip(
  stored: AsyncGenerator<Uint8Array>,
  faults: SourceRow[],
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let lost: { readonly reason: unknown } | null = null;
  const source = new ReadableStream<BufferSource>({
    async pull(controller) {
      try {
        const { done, value } = await stored.next();
        if (done === true) return controller.close();
        bytes += value.length;
        controller.enqueue(value.slice());
      } catch (reason) {
        lost = { reason };
        throw reason;
      }
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (error) {
    if (lost !== null) throw error;
    const found = `damaged gzip (${error instanceof Error ? error.message : String(error)})`;
    const fault = { path: 'file', found, expected: 'a whole gzip file of one member' };
    faults.push({ kind: 'fault', place: `byte ${bytes}`, fault });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
