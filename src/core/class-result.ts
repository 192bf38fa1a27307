import { armKeys, designOf, differencesOf, type ClassDesign } from './class-design';
import type { Experiment } from './experiment';
import { openStudy, type Study } from './study';
import { verdictAt } from './tally';
import type { TrajectorySummary } from './trajectory';

/** One experiment of one laptop, as its file held it. */
export interface Laptop {
  /** What the class calls it: its file's name. */
  readonly label: string;
  readonly experiment: Experiment;
  readonly summaries: readonly TrajectorySummary[];
  /** Lines of the file that could not be read. */
  readonly faults: number;
}

/** What became of one laptop's results. */
export interface LaptopReport {
  readonly label: string;
  readonly name: string;
  readonly seed: number;
  /** Trajectories in the pool. */
  readonly counted: number;
  readonly asked: number;
  /** Left out because another laptop has the very same: by that laptop's label. */
  readonly duplicates: readonly {
    readonly of: string;
    readonly count: number;
    /** Of these, how many ended otherwise there, though the same seed should give the same dialogue. */
    readonly differing: number;
  }[];
  /** Left out because a person wrote part of it or branched it off. */
  readonly byHand: number;
  readonly faults: number;
  /** Versions of Turnwise, Python and engine that the first laptop does not have. */
  readonly otherVersions: readonly string[];
}

/** One laptop under one arm: mean over its problems of the share of correct trajectories. */
export interface LaptopPoint {
  readonly label: string;
  readonly arm: string;
  readonly value: number;
  readonly problems: number;
  readonly trajectories: number;
}

export interface ClassResult {
  /** All that was counted, as one experiment's counts. */
  readonly study: Study;
  readonly laptops: readonly LaptopReport[];
  readonly points: readonly LaptopPoint[];
  /** Not pooled, with the reasons. */
  readonly refused: readonly {
    readonly label: string;
    readonly name: string;
    readonly reasons: readonly string[];
  }[];
}

/** Laptops that ran the same. */
export interface ClassGroup {
  readonly hash: string;
  readonly name: string;
  readonly laptops: number;
  readonly trajectories: number;
}

/** What was run, most laptops first, then most trajectories: the first is what the class is taken to have run. */
export function groupLaptops(laptops: readonly Laptop[]): readonly ClassGroup[] {
  const groups = new Map<string, ClassGroup>();
  for (const { experiment, summaries } of laptops) {
    const { hash } = designOf(experiment);
    const group = groups.get(hash) ?? { hash, name: experiment.spec.name, laptops: 0, trajectories: 0 };
    const trajectories = group.trajectories + summaries.length;
    groups.set(hash, { ...group, laptops: group.laptops + 1, trajectories });
  }
  return [...groups.values()].toSorted(
    (a, b) => b.laptops - a.laptops || b.trajectories - a.trajectories || (a.hash < b.hash ? -1 : 1),
  );
}

/**
 * Pools the laptops whose design has the hash `chosen`, in the order of their labels. A trajectory counts once: the
 * same cell of the same experiment, or, where the engine obeys seeds, the same seed on the same problem and strategy,
 * is a copy and not another draw. @throws RangeError when no laptop has that design.
 */
export function poolClass(all: readonly Laptop[], chosen: string): ClassResult {
  const laptops = all
    .map((laptop) => ({ laptop, design: designOf(laptop.experiment) }))
    .toSorted((a, b) => (a.laptop.label < b.laptop.label ? -1 : 1));
  const own = laptops.filter(({ design }) => design.hash === chosen);
  const [first] = own;
  if (first === undefined) throw new RangeError('No laptop ran that.');
  const { experiment } = first.laptop;
  const names = new Map([...first.design.arms].map(([key, { name }]) => [key, name]));
  const seeds = own.map(({ laptop }) => laptop.experiment.spec.seed);
  const samples = Math.max(...own.map(({ laptop }) => laptop.experiment.spec.samples));
  // The least seed, so that the order in which files were dropped changes no interval.
  const spec = { ...experiment.spec, seed: Math.min(...seeds), samples };
  const fold = openStudy({ ...experiment, id: 'class', spec });
  const seen = new Map<string, Seen>();
  const reports: LaptopReport[] = [];
  const points: LaptopPoint[] = [];
  for (const { laptop } of own) {
    const counted = countLaptop(laptop, names, seen, fold.add);
    reports.push({ ...counted.report, otherVersions: otherVersions(laptop.experiment, experiment) });
    points.push(...counted.points);
  }
  return {
    study: fold.result(),
    laptops: reports,
    points,
    refused: laptops
      .filter(({ design }) => design.hash !== chosen)
      .map(({ laptop, design }) => refusalOf(laptop, first.design, design)),
  };
}

interface Seen {
  readonly label: string;
  readonly verdict: string;
}

function countLaptop(
  { label, experiment, summaries, faults }: Laptop,
  names: ReadonlyMap<string, string>,
  seen: Map<string, Seen>,
  add: (summary: TrajectorySummary) => void,
): { readonly report: Omit<LaptopReport, 'otherVersions'>; readonly points: readonly LaptopPoint[] } {
  const keys = armKeys(experiment.arms);
  const armName = new Map(experiment.arms.map(({ name }, at) => [name, names.get(keys[at] ?? '') ?? name]));
  const obeysSeeds = experiment.engine?.seeded !== 'none';
  const duplicates = new Map<string, { count: number; differing: number }>();
  const cells = new Map<string, Map<string, { N: number; c: number }>>();
  let counted = 0;
  let byHand = 0;
  for (const summary of summaries) {
    if (verdictAt(summary) === null) {
      byHand += 1;
      continue;
    }
    const arm = armName.get(summary.arm) ?? summary.arm;
    const { problemId, experimentId, sample, seed } = summary;
    const cell = JSON.stringify(['cell', problemId, arm, experimentId, sample]);
    const draw = JSON.stringify(['seed', problemId, arm, seed]);
    const before = seen.get(cell) ?? (obeysSeeds ? seen.get(draw) : undefined);
    const verdict = JSON.stringify([summary.publicPass, summary.correct, summary.turns.length]);
    if (before !== undefined) {
      const tally = duplicates.get(before.label) ?? { count: 0, differing: 0 };
      const differing = tally.differing + (before.verdict === verdict ? 0 : 1);
      duplicates.set(before.label, { count: tally.count + 1, differing });
      continue;
    }
    seen.set(cell, { label, verdict });
    seen.set(draw, { label, verdict });
    add({ ...summary, arm });
    counted += 1;
    const problems = cells.get(arm) ?? new Map<string, { N: number; c: number }>();
    cells.set(arm, problems);
    const { N, c } = problems.get(problemId) ?? { N: 0, c: 0 };
    problems.set(problemId, { N: N + 1, c: c + (summary.correct ? 1 : 0) });
  }
  const asked = experiment.problems.length * experiment.arms.length * experiment.spec.samples;
  const { name, seed } = experiment.spec;
  return {
    report: {
      label,
      name,
      seed,
      counted,
      asked,
      byHand,
      faults,
      duplicates: [...duplicates].map(([of, tally]) => ({ of, ...tally })),
    },
    points: [...names.values()].flatMap((arm) => pointOf(label, arm, cells.get(arm))),
  };
}

function pointOf(
  label: string,
  arm: string,
  problems: ReadonlyMap<string, { readonly N: number; readonly c: number }> | undefined,
): readonly LaptopPoint[] {
  if (problems === undefined) return [];
  const rates = [...problems.values()];
  const value = rates.reduce((sum, { N, c }) => sum + c / N, 0) / rates.length;
  const trajectories = rates.reduce((sum, { N }) => sum + N, 0);
  return [{ label, arm, value, problems: rates.length, trajectories }];
}

function otherVersions(own: Experiment, first: Experiment): readonly string[] {
  return Object.entries(own.versions)
    .filter(([part, version]) => first.versions[part] !== version)
    .map(([part, version]) => `${part} ${version}`);
}

function refusalOf(
  { label, experiment }: Laptop,
  base: ClassDesign,
  own: ClassDesign,
): ClassResult['refused'][number] {
  return { label, name: experiment.spec.name, reasons: differencesOf(base, own) };
}
