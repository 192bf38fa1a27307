import type { ProblemSet } from '../../core/problem';
import type { ExperimentHead } from '../../core/store';
import { download } from './download';
import type { Lab } from './lab';

/** A problem set of a person's own, with about what it takes. */
export interface OwnSet {
  readonly set: ProblemSet;
  readonly bytes: number;
}

/** The sets that were brought in or written here. @throws StoreError */
export async function ownSets(lab: Lab): Promise<readonly OwnSet[]> {
  const sets = await Promise.all((await lab.problemImports.kept()).map((id) => lab.problemSet(id)));
  return sets.map((set) => ({ set, bytes: JSON.stringify(set).length }));
}

/** About how many bytes each experiment takes, by its id. @throws StoreError */
export async function experimentSizes(
  lab: Lab,
  heads: readonly ExperimentHead[],
): Promise<ReadonlyMap<string, number>> {
  const store = await lab.store();
  return new Map(await Promise.all(heads.map(async ({ id }) => [id, await store.size(id)] as const)));
}

/** Hands everything that a person made here to the browser as one file. @throws StoreError */
export async function backUp(lab: Lab, heads: readonly ExperimentHead[]): Promise<void> {
  const sets = (await ownSets(lab)).map(({ set }) => set);
  const ids = heads.map(({ id }) => id);
  const bytes = await lab.archive.writeBundle(ids, sets);
  const day = new Date().toISOString().slice(0, 10);
  download({ name: `turnwise-backup-${day}.zip`, type: 'application/zip', parts: [bytes] });
}
