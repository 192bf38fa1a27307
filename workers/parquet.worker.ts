import type { RowGroup } from '../src/core/import-problems';
import { decodeParquet } from './decode-parquet';

declare const self: DedicatedWorkerGlobalScope;

// In a damaged file several columns fail; hyparquet throws for the first and lets go of the others.
self.addEventListener('unhandledrejection', (event) => event.preventDefault());

let groups: AsyncGenerator<RowGroup> | null = null;

/** A file first, then null for each further row group. Answers with the group, or null when there is none left. */
self.onmessage = async ({ data }: MessageEvent<Blob | null>) => {
  if (data !== null) groups = decodeParquet(data);
  const next = await groups?.next();
  self.postMessage(next?.value ?? null);
};
