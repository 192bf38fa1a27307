import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ProblemSet } from '../core/problem';
import { toStoreError } from './idb-error';

/** What lists show of a kept set; apart from the set, so that a list loads no problem. */
export interface KeptSetHead {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly count: number;
}

interface Schema extends DBSchema {
  heads: { key: string; value: KeptSetHead };
  sets: { key: string; value: ProblemSet };
}

/** Problem sets that a person brought in, kept in this browser. Absence is null. */
export interface ProblemLibrary {
  heads(): Promise<readonly KeptSetHead[]>;
  set(id: string): Promise<ProblemSet | null>;
  put(set: ProblemSet): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Opens the library; its database is its own, so that results and problems change version apart. @throws StoreError */
export async function openProblemLibrary(name = 'turnwise-problems'): Promise<ProblemLibrary> {
  const database = await told(
    openDB<Schema>(name, 1, {
      upgrade(created) {
        created.createObjectStore('heads', { keyPath: 'id' });
        created.createObjectStore('sets', { keyPath: 'id' });
      },
      blocking: (_, __, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    }),
  );
  return {
    heads: () => told(database.getAll('heads')),
    set: async (id) => (await told(database.get('sets', id))) ?? null,
    put: (set) => told(put(database, set)),
    remove: (id) => told(remove(database, id)),
  };
}

/** Head and set in one transaction: neither is ever there without the other. */
async function put(database: IDBPDatabase<Schema>, set: ProblemSet): Promise<void> {
  const { id, title, description, problems } = set;
  const writing = database.transaction(['heads', 'sets'], 'readwrite');
  await Promise.all([
    writing.objectStore('heads').put({ id, title, description, count: problems.length }),
    writing.objectStore('sets').put(set),
    writing.done,
  ]);
}

async function remove(database: IDBPDatabase<Schema>, id: string): Promise<void> {
  const writing = database.transaction(['heads', 'sets'], 'readwrite');
  await Promise.all([
    writing.objectStore('heads').delete(id),
    writing.objectStore('sets').delete(id),
    writing.done,
  ]);
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toStoreError(error);
  }
}
