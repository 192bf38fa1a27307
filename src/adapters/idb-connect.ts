import { openDB } from 'idb';
import { storeError, toStoreError } from './idb-error';
import { migrations, type Database, type Schema } from './idb-schema';

/** A tab of this lab closes its connection when asked to; one that has not by then is stuck or another program. */
const blockedPatienceMs = 2_000;

export interface Connection {
  readonly database: Database;
  /** Why the database can no longer be used; null while it can. */
  closed(): 'newer-version' | 'unavailable' | null;
}

/** Opens the database in this lab's version. @throws StoreError */
export async function connect(name: string): Promise<Connection> {
  let why: ReturnType<Connection['closed']> = null;
  let giveUp: (reason: unknown) => void = () => {};
  const blocked = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const opening = openOrReject(name, {
    blocked: () => void setTimeout(() => giveUp(storeError('blocked')), blockedPatienceMs),
    blocking: (_, newVersion, event) => {
      // Null: another page deletes the database.
      why = newVersion === null ? 'unavailable' : 'newer-version';
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: () => {
      why = 'unavailable';
    },
  });
  try {
    const database = await Promise.race([opening, blocked]);
    return { database, closed: () => why };
  } catch (error) {
    // A connection that comes after all would itself block other tabs.
    opening.then((late) => late.close()).catch(() => null);
    throw toStoreError(error);
  }
}

type Callbacks = Pick<
  NonNullable<Parameters<typeof openDB<Schema>>[2]>,
  'blocked' | 'blocking' | 'terminated'
>;

/** As a browser may throw at once where it allows no storage, `async` makes that a rejection too. */
async function openOrReject(name: string, callbacks: Callbacks): Promise<Database> {
  // Some private windows have none at all, whatever the types say.
  if (!(globalThis.indexedDB as IDBFactory | undefined)) throw storeError('unavailable');
  return openDB<Schema>(name, migrations.length, {
    ...callbacks,
    upgrade: (database, oldVersion, _, upgrade) => {
      for (const migrate of migrations.slice(oldVersion)) migrate(database, upgrade);
    },
  });
}
