import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Schema } from './idb-schema';

type Name = StoreNames<Schema>;

/**
 * Makes all of the writes that `request` asks for, or none. The first request that failed is the reason: the
 * transaction's own error only follows from it.
 */
export async function writeAll<const Names extends Name[]>(
  database: Database,
  names: Names,
  request: (tx: IDBPTransaction<Schema, Names, 'readwrite'>) => Iterable<Promise<unknown>>,
): Promise<void> {
  const tx = database.transaction(names, 'readwrite');
  const end = observed(tx.done);
  try {
    const writes: Promise<unknown>[] = [];
    for (const write of request(tx)) writes.push(observed(write));
    await Promise.all(writes);
  } catch (error) {
    abort(tx);
    await end.catch(() => null);
    throw error;
  }
  await end;
}

/** Several of a transaction's promises reject for one cause; each is observed, so that none counts as unhandled. */
function observed<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => null);
  return promise;
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // The failed request has ended the transaction already.
  }
}
