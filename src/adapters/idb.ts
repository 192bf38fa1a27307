import type { Experiment } from '../core/experiment';
import type { ExperimentHead, PartialTrajectory, Store } from '../core/store';
import { summarise } from '../core/summarise';
import type { CellKey, Trajectory, TrajectorySummary, Turn } from '../core/trajectory';
import { connect, type Connection } from './idb-connect';
import { storeError, toStoreError } from './idb-error';
import { beginningWith, type Cell } from './idb-schema';
import { writeAll } from './idb-transaction';

/** Trajectories in one transaction of an import: enough to amortise it, few enough to keep the page fluent. */
const importBatch = 200;

/** Opens the lab's database. @throws StoreError */
export async function openStore(name = 'turnwise'): Promise<Store> {
  return createStore(await connect(name));
}

function createStore({ database, closed }: Connection): Store {
  let isPersistAsked = false;

  /** Runs one piece of work on the database, its errors put into the store's words. */
  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const reason = closed();
    if (reason !== null) throw storeError(reason);
    try {
      return await work();
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** Browsers evict what was not asked to persist; the first result is the moment at which it matters. */
  function askToPersist(): void {
    if (isPersistAsked) return;
    isPersistAsked = true;
    void globalThis.navigator?.storage?.persist?.().catch(() => false);
  }

  function put(trajectories: readonly Trajectory[]): Promise<void> {
    askToPersist();
    const ids = new Set(trajectories.map(({ experimentId }) => experimentId));
    return writeAll(database, ['heads', 'summaries', 'trajectories', 'turns'], function* (tx) {
      for (const id of ids) yield demandExperiment(tx.objectStore('heads').getKey(id));
      for (const trajectory of trajectories) {
        yield tx.objectStore('summaries').put(summarise(trajectory));
        yield tx.objectStore('trajectories').put(trajectory);
        yield tx.objectStore('turns').delete(beginningWith(...cellOf(trajectory)));
      }
    });
  }

  return {
    heads: () =>
      attempt(async () => {
        const tx = database.transaction(['heads', 'summaries']);
        const heads = await tx.objectStore('heads').getAll();
        const counts = heads.map(({ id }) => tx.objectStore('summaries').count(beginningWith(id)));
        const stored = await Promise.all(counts);
        return heads.map((head, i): ExperimentHead => ({ ...head, done: stored[i] ?? 0 }));
      }),

    experiment: (id) => attempt(async () => (await database.get('experiments', id)) ?? null),

    putExperiment: (experiment) =>
      attempt(() =>
        writeAll(database, ['heads', 'experiments'], (tx) => [
          tx.objectStore('heads').put(headOf(experiment)),
          tx.objectStore('experiments').put(experiment),
        ]),
      ),

    removeExperiment: (id) =>
      attempt(() =>
        writeAll(database, ['heads', 'experiments', 'summaries', 'trajectories', 'turns'], (tx) => [
          tx.objectStore('heads').delete(id),
          tx.objectStore('experiments').delete(id),
          tx.objectStore('summaries').delete(beginningWith(id)),
          tx.objectStore('trajectories').delete(beginningWith(id)),
          tx.objectStore('turns').delete(beginningWith(id)),
        ]),
      ),

    appendTurn: (key, turn) =>
      attempt(() => {
        askToPersist();
        return writeAll(database, ['heads', 'turns'], (tx) => [
          demandExperiment(tx.objectStore('heads').getKey(key.experimentId)),
          tx.objectStore('turns').put(turn, [...cellOf(key), turn.index]),
        ]);
      }),

    partials: (experimentId) =>
      attempt(async () => {
        const turns = database.transaction('turns').store;
        const range = beginningWith(experimentId);
        const [keys, values] = await Promise.all([turns.getAllKeys(range), turns.getAll(range)]);
        return groupTurns(keys, values);
      }),

    putTrajectory: (trajectory) => attempt(() => put([trajectory])),

    putTrajectories: (trajectories) =>
      attempt(async () => {
        for (let i = 0; i < trajectories.length; i += importBatch)
          await put(trajectories.slice(i, i + importBatch));
      }),

    trajectory: (key) => attempt(async () => (await database.get('trajectories', cellOf(key))) ?? null),

    summaries: (experimentId): Promise<readonly TrajectorySummary[]> =>
      attempt(() => database.getAll('summaries', beginningWith(experimentId))),

    async *trajectories(experimentId) {
      const experiment = await attempt(() => database.get('experiments', experimentId));
      for (const problem of experiment?.problems ?? [])
        for (const arm of experiment?.arms ?? [])
          yield* await attempt(() =>
            database.getAll('trajectories', beginningWith(experimentId, problem.id, arm.name)),
          );
    },
  };
}

/** Nothing is stored for an experiment that is not there: it would be an orphan that no list shows. */
async function demandExperiment(found: Promise<string | undefined>): Promise<void> {
  if ((await found) === undefined) throw storeError('removed');
}

function headOf({ id, spec, createdAt, problems, arms }: Experiment): Omit<ExperimentHead, 'done'> {
  return { id, name: spec.name, createdAt, asked: problems.length * arms.length * spec.samples };
}

function cellOf({ experimentId, problemId, arm, sample }: CellKey): Cell {
  return [experimentId, problemId, arm, sample];
}

function groupTurns(
  keys: readonly (readonly [...Cell, number])[],
  turns: readonly Turn[],
): PartialTrajectory[] {
  const partials = new Map<string, CellKey & { readonly turns: Turn[] }>();
  for (const [i, [experimentId, problemId, arm, sample]] of keys.entries()) {
    const turn = turns[i];
    if (turn === undefined) continue;
    const name = JSON.stringify([problemId, arm, sample]);
    const partial = partials.get(name) ?? { experimentId, problemId, arm, sample, turns: [] };
    partial.turns.push(turn);
    partials.set(name, partial);
  }
  return [...partials.values()];
}
