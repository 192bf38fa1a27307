import type { Experiment } from '../core/experiment';
import type { ExperimentHead, PartialTrajectory, Store } from '../core/store';
import { summarise } from '../core/summarise';
import type { CellKey, Trajectory, TrajectorySummary, Turn } from '../core/trajectory';
import { connect, type Connection } from './idb-connect';
import { storeError, toStoreError } from './idb-error';
import { openNews, type NewsChannel } from './idb-news';
import { beginningWith, isBranch, pack, unpack, type Cell, type Packed } from './idb-schema';
import { writeAll } from './idb-transaction';
import { createWriter, type Results } from './idb-writer';

/** Trajectories in one transaction of an import: enough to amortise it, few enough to keep the page fluent. */
const importBatch = 200;

/** Summaries in one answer: Chromium takes half the time for ten thousand in forty answers than in one. */
const summaryPage = 250;

/** Opens the lab's database. @throws StoreError */
export async function openStore(name = 'turnwise'): Promise<Store> {
  return createStore(await connect(name), openNews(name));
}

function createStore({ database, closed }: Connection, news: NewsChannel): Store {
  const write = createWriter(database);
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

  /** Stores trajectories of one experiment. They are packed at once: a value that cannot be stored fails alone. */
  async function put(experimentId: string, trajectories: readonly Trajectory[]): Promise<void> {
    askToPersist();
    const rows = trajectories.map((trajectory) => ({
      cell: cellOf(trajectory),
      summary: pack(summarise(trajectory)),
      trajectory: pack(trajectory),
    }));
    await write(experimentId, function* (tx) {
      for (const { cell, summary, trajectory } of rows) {
        yield tx.objectStore('summaries').put(summary, cell);
        yield tx.objectStore('trajectories').put(trajectory, cell);
        if (isBranch(cell)) yield tx.objectStore('branches').put(true, cell);
      }
      const [only] = rows;
      if (rows.length === 1 && only) yield tx.objectStore('turns').delete(beginningWith(...only.cell));
      else yield dropTurns(tx, experimentId, rows);
    });
    news.tell({ experimentId, summaries: rows.map(({ summary }) => summary) });
  }

  return {
    trouble: null,

    heads: () =>
      attempt(async () => {
        const tx = database.transaction(['heads', 'summaries', 'branches']);
        const heads = await tx.objectStore('heads').getAll();
        // A person's branches are stored beside the cells that were asked for, and are none of them.
        return Promise.all(
          heads.map(async (head): Promise<ExperimentHead> => {
            const cells = beginningWith(head.id);
            const [all, branches] = await Promise.all([
              tx.objectStore('summaries').count(cells),
              tx.objectStore('branches').count(cells),
            ]);
            return { ...head, done: all - branches };
          }),
        );
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
        writeAll(
          database,
          ['heads', 'experiments', 'summaries', 'trajectories', 'turns', 'branches'],
          (tx) => [
            tx.objectStore('heads').delete(id),
            tx.objectStore('experiments').delete(id),
            tx.objectStore('summaries').delete(beginningWith(id)),
            tx.objectStore('trajectories').delete(beginningWith(id)),
            tx.objectStore('turns').delete(beginningWith(id)),
            tx.objectStore('branches').delete(beginningWith(id)),
          ],
        ),
      ),

    appendTurn: (key, turn) =>
      attempt(() => {
        askToPersist();
        const text = pack(turn);
        return write(key.experimentId, (tx) => [
          tx.objectStore('turns').put(text, [...cellOf(key), turn.index]),
        ]);
      }),

    partials: (experimentId) =>
      attempt(async () => {
        const turns = database.transaction('turns').store;
        const range = beginningWith(experimentId);
        const [keys, values] = await Promise.all([turns.getAllKeys(range), turns.getAll(range)]);
        return groupTurns(keys, values);
      }),

    putTrajectory: (trajectory) => attempt(() => put(trajectory.experimentId, [trajectory])),

    putTrajectories: (trajectories) =>
      attempt(async () => {
        for (let i = 0; i < trajectories.length; i += importBatch) {
          const batch = trajectories.slice(i, i + importBatch);
          for (const id of new Set(batch.map(({ experimentId }) => experimentId)))
            await put(
              id,
              batch.filter(({ experimentId }) => experimentId === id),
            );
        }
      }),

    trajectory: (key) =>
      attempt(async () => {
        const text = await database.get('trajectories', cellOf(key));
        return text === undefined ? null : unpack(text);
      }),

    summaries: (experimentId) =>
      attempt(async () => {
        const { store } = database.transaction('summaries');
        const all: TrajectorySummary[] = [];
        let range = beginningWith(experimentId);
        for (;;) {
          const page = (await store.getAll(range, summaryPage)).map(unpack);
          all.push(...page);
          const last = page.at(-1);
          if (last === undefined || page.length < summaryPage) return all;
          range = IDBKeyRange.bound(cellOf(last), [experimentId, []], true);
        }
      }),

    size: (experimentId) =>
      attempt(async () => {
        const experiment = await database.get('experiments', experimentId);
        let size = JSON.stringify(experiment ?? null).length;
        for (const { id } of experiment?.problems ?? [])
          for (const name of ['summaries', 'trajectories', 'turns'] as const)
            for (const text of await database.getAll(name, beginningWith(experimentId, id)))
              size += text.length;
        return size;
      }),

    watch: news.watch,

    async *trajectories(experimentId) {
      const experiment = await attempt(() => database.get('experiments', experimentId));
      const rank = new Map(experiment?.arms.map(({ name }, i) => [name, i]));
      for (const { id } of experiment?.problems ?? []) {
        const texts = await attempt(() => database.getAll('trajectories', beginningWith(experimentId, id)));
        // A sort is stable, and the keys have put the samples in order; what was branched off by hand comes last.
        const last = rank.size;
        yield* texts.map(unpack).toSorted((a, b) => (rank.get(a.arm) ?? last) - (rank.get(b.arm) ?? last));
      }
    },
  };
}

function headOf({ id, spec, createdAt, problems, arms }: Experiment): Omit<ExperimentHead, 'done'> {
  return { id, name: spec.name, createdAt, asked: problems.length * arms.length * spec.samples };
}

function cellOf({ experimentId, problemId, arm, sample }: CellKey): Cell {
  return [experimentId, problemId, arm, sample];
}

function groupTurns(
  keys: readonly (readonly [...Cell, number])[],
  turns: readonly Packed<Turn>[],
): PartialTrajectory[] {
  const partials = new Map<string, CellKey & { readonly turns: Turn[] }>();
  for (const [i, [experimentId, problemId, arm, sample]] of keys.entries()) {
    const turn = turns[i];
    if (turn === undefined) continue;
    const name = JSON.stringify([problemId, arm, sample]);
    const partial = partials.get(name) ?? { experimentId, problemId, arm, sample, turns: [] };
    partial.turns.push(unpack(turn));
    partials.set(name, partial);
  }
  return [...partials.values()];
}

/** Drops the finished turns of many trajectories at the price of one look at what there is: mostly nothing. */
async function dropTurns(
  tx: Results,
  experimentId: string,
  rows: readonly { readonly cell: Cell }[],
): Promise<void> {
  const ended = new Set(rows.map(({ cell }) => JSON.stringify(cell)));
  const turns = tx.objectStore('turns');
  const keys = await turns.getAllKeys(beginningWith(experimentId));
  await Promise.all(
    keys.filter((key) => ended.has(JSON.stringify(key.slice(0, 4)))).map((key) => turns.delete(key)),
  );
}
