import type { RowGroup } from '../src/core/import-problems';
import { decodeParquet } from './decode-parquet';

declare const self: DedicatedWorkerGlobalScope;

let groups: AsyncGenerator<RowGroup> | null = null;

/** The file first, then null for each further row group. Answers with the group, or null when there is none left. */
self.onmessage = async ({ data }: MessageEvent<Blob | null>) => {
  groups ??= data === null ? null : decodeParquet(data);
  const next = await groups?.next();
  self.postMessage(next?.value ?? null);
};
