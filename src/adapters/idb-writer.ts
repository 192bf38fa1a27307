import type { IDBPTransaction } from 'idb';
import { storeError } from './idb-error';
import type { Database, Schema } from './idb-schema';
import { writeAll } from './idb-transaction';

const names = ['heads', 'summaries', 'trajectories', 'turns', 'branches'] as const;
/** A transaction over everything that results are written to. */
export type Results = IDBPTransaction<Schema, [...typeof names], 'readwrite'>;

/** Makes the writes of one caller within a transaction. */
export type Request = (tx: Results) => Iterable<Promise<unknown>>;

interface Waiting {
  readonly experimentId: string;
  readonly request: Request;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits writes in the order in which they were asked for. What is asked for while a transaction is under way shares
 * the next one, since a transaction costs far more than what it writes; each caller hears when its own is committed.
 * Nothing is written for an experiment that is not there: it would be an orphan that no list shows.
 */
export function createWriter(database: Database): (experimentId: string, request: Request) => Promise<void> {
  const waiting: Waiting[] = [];
  let isBusy = false;

  async function drain(): Promise<void> {
    isBusy = true;
    for (let batch = takeBatch(waiting); batch !== null; batch = takeBatch(waiting)) {
      const { id, entries } = batch;
      try {
        await writeAll(database, [...names], function* (tx) {
          yield demandExperiment(tx.objectStore('heads').getKey(id));
          for (const { request } of entries) yield* request(tx);
        });
        for (const { resolve } of entries) resolve();
      } catch (error) {
        for (const { reject } of entries) reject(error);
      }
    }
    isBusy = false;
  }

  return (experimentId, request) =>
    new Promise((resolve, reject) => {
      waiting.push({ experimentId, request, resolve, reject });
      // In a microtask, so that what is asked for in one go shares a transaction.
      if (!isBusy) queueMicrotask(() => void (isBusy || drain()));
    });
}

/** The longest run of waiting writes of one experiment: a deleted experiment must fail no other's. */
function takeBatch(waiting: Waiting[]): { readonly id: string; readonly entries: readonly Waiting[] } | null {
  const id = waiting[0]?.experimentId;
  if (id === undefined) return null;
  const next = waiting.findIndex(({ experimentId }) => experimentId !== id);
  return { id, entries: waiting.splice(0, next === -1 ? waiting.length : next) };
}

async function demandExperiment(found: Promise<string | undefined>): Promise<void> {
  if ((await found) === undefined) throw storeError('removed');
}
