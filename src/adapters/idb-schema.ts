import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { isBranchArm } from '../core/branch-arm';
import type { Experiment } from '../core/experiment';
import type { ExperimentHead } from '../core/store';
import type { Trajectory, TrajectorySummary, Turn } from '../core/trajectory';

/** Names a cell in the order in which its parts are grouped: experimentId, problemId, arm, sample. */
export type Cell = [string, string, string, number];

/**
 * A value as its JSON text: Chromium stores and reads back a text several times faster than the same value as a graph
 * of objects (`npm run bench -- store`). Stored values are JSON by their types; a proxy packs as what it stands for.
 */
export type Packed<T> = string & { readonly [packed]: T };
declare const packed: unique symbol;

export function pack<T>(value: T): Packed<T> {
  // The brand exists in types only.
  return JSON.stringify(value) as Packed<T>;
}

export function unpack<T>(text: Packed<T>): T {
  // `pack` made it of a T.
  return JSON.parse(text) as T;
}

/** The object stores. Heads and summaries stand apart so that lists never load problems or transcripts. */
export interface Schema extends DBSchema {
  heads: { key: string; value: Omit<ExperimentHead, 'done'> };
  experiments: { key: string; value: Experiment };
  summaries: { key: Cell; value: Packed<TrajectorySummary> };
  trajectories: { key: Cell; value: Packed<Trajectory> };
  /** Finished turns of dialogues under way; the key is the cell and the turn's index. */
  turns: { key: [...Cell, number]; value: Packed<Turn> };
  /** Cells of summaries that are a person's branches: so that a list counts results without reading their keys. */
  branches: { key: Cell; value: true };
}

export type Database = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/**
 * Step i takes a database from version i to i + 1. A step that has been released is never changed: append another.
 */
export const migrations: readonly ((database: Database, upgrade: Upgrade) => void)[] = [
  (database) => {
    database.createObjectStore('heads', { keyPath: 'id' });
    database.createObjectStore('experiments', { keyPath: 'id' });
    database.createObjectStore('summaries');
    database.createObjectStore('trajectories');
    database.createObjectStore('turns');
  },
  (database, upgrade) => {
    const branches = database.createObjectStore('branches');
    const noteAll = async (): Promise<void> => {
      const cells = await upgrade.objectStore('summaries').getAllKeys();
      await Promise.all(cells.filter(isBranch).map((cell) => branches.put(true, cell)));
    };
    // A request that fails aborts the upgrade: then the database is as it was, and cannot be opened.
    noteAll().catch(() => undefined);
  },
];

export function isBranch([, , arm]: Cell): boolean {
  return isBranchArm(arm);
}

/** All keys that begin with `parts`: an array sorts after every string and number. */
export function beginningWith(...parts: readonly (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound([...parts], [...parts, []]);
}
