import type { ForeignReport } from '../src/core/foreign-run';
import { readForeignRun } from '../src/core/read-foreign-run';

declare const self: DedicatedWorkerGlobalScope;

/** Samples a message: some hundred programs are copied in well under a frame. */
const samplesEach = 200;

const tell = (report: ForeignReport): void => self.postMessage(report);

/** One file in, plain or as gzip; its samples in pieces, then the rest of the run out. Stopping it is ending the worker. */
self.onmessage = async ({ data: file }: MessageEvent<Blob>) => {
  const run = readForeignRun(await textOf(file));
  if ('kind' in run) return tell({ kind: 'unknown', fault: run.fault });
  const { samples, ...rest } = run;
  for (let at = 0; at < samples.length; at += samplesEach)
    tell({ kind: 'samples', samples: samples.slice(at, at + samplesEach) });
  tell({ kind: 'done', rest });
};

async function textOf(file: Blob): Promise<string> {
  const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (a !== 0x1f || b !== 0x8b) return file.text();
  try {
    return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch (cause) {
    throw new Error('its gzip is damaged: download it again', { cause });
  }
}
