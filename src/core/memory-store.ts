import { isBranchArm } from './branch-arm';
import { cellName } from './cells';
import type { Experiment } from './experiment';
import { StoreError, type PartialTrajectory, type Store } from './store';
import { summarise } from './summarise';
import type { Trajectory, Turn } from './trajectory';

interface Held {
  readonly experiment: Experiment;
  readonly trajectories: Map<string, Trajectory>;
  readonly partials: Map<string, PartialTrajectory & { readonly turns: Turn[] }>;
}

/**
 * A store that lasts as long as the page, for a browser that lets the lab store nothing. `trouble` says why, and what
 * can be done.
 */
export function createMemoryStore(trouble: StoreError): Store {
  const all = new Map<string, Held>();

  function demand(id: string): Held {
    const held = all.get(id);
    if (held) return held;
    throw new StoreError(
      'removed',
      'This experiment has been deleted. Download what is on this page to keep it.',
    );
  }

  function put(trajectory: Trajectory): void {
    const held = demand(trajectory.experimentId);
    const name = cellName(trajectory);
    held.partials.delete(name);
    held.trajectories.set(name, copyOf(trajectory));
  }

  const trajectoriesOf = (id: string): readonly Trajectory[] => inOrder(all.get(id));
  return {
    trouble,
    heads: async () =>
      [...all.values()].map(({ experiment: { id, spec, createdAt, problems, arms }, trajectories }) => ({
        id,
        name: spec.name,
        createdAt,
        asked: problems.length * arms.length * spec.samples,
        done: [...trajectories.values()].filter(({ arm }) => !isBranchArm(arm)).length,
      })),
    experiment: async (id) => all.get(id)?.experiment ?? null,
    putExperiment: async (experiment) => {
      const { trajectories, partials } = all.get(experiment.id) ?? {
        trajectories: new Map(),
        partials: new Map(),
      };
      all.set(experiment.id, { experiment: copyOf(experiment), trajectories, partials });
    },
    removeExperiment: async (id) => void all.delete(id),
    appendTurn: async ({ experimentId, problemId, arm, sample }, turn) => {
      const { partials } = demand(experimentId);
      const key = { experimentId, problemId, arm, sample };
      const partial = partials.get(cellName(key)) ?? { ...key, turns: [] };
      partials.set(cellName(key), partial);
      partial.turns[turn.index] = copyOf(turn);
    },
    partials: async (id) => copyOf([...(all.get(id)?.partials.values() ?? [])]),
    putTrajectory: async (trajectory) => put(trajectory),
    putTrajectories: async (trajectories) => trajectories.forEach(put),
    trajectory: async (key) => all.get(key.experimentId)?.trajectories.get(cellName(key)) ?? null,
    summaries: async (id) => trajectoriesOf(id).map(summarise),
    size: async (id) => JSON.stringify([all.get(id)?.experiment, trajectoriesOf(id)]).length,
    // Nothing of it can be seen from another tab.
    watch: () => () => undefined,
    async *trajectories(id) {
      yield* trajectoriesOf(id);
    },
  };
}

/** By problem, arm and sample; what was branched off by hand comes last. */
function inOrder(held: Held | undefined): readonly Trajectory[] {
  if (!held) return [];
  const rank = (names: readonly string[], name: string): number => {
    const at = names.indexOf(name);
    return at === -1 ? names.length : at;
  };
  const problems = held.experiment.problems.map(({ id }) => id);
  const arms = held.experiment.arms.map(({ name }) => name);
  return [...held.trajectories.values()].toSorted(
    (a, b) =>
      rank(problems, a.problemId) - rank(problems, b.problemId) ||
      rank(arms, a.arm) - rank(arms, b.arm) ||
      a.sample - b.sample,
  );
}

/** What is put in does not change with what the caller goes on to do; stored values are JSON by their types. */
function copyOf<T>(value: T): T {
  // Written and read at once.
  return JSON.parse(JSON.stringify(value)) as T;
}
