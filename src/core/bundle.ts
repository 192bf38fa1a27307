import { canonicalJson } from './canonical-json';
import type { EngineInfo } from './engine';
import type { Experiment } from './experiment';
import type { Line } from './lines';
import { engineInfo } from './read-experiment';
import type { ProblemSet } from './problem';
import { integer, list, oneOf, optional, string, words, type Reader } from './reader';
import { nullable, numberThat, open, record } from './reader-open';
import { sha256 } from './sha256';

/** What a bundle says of one of its experiments: enough to judge, without opening it, what made the results. */
export interface BundledExperiment {
  readonly id: string;
  readonly name: string;
  /** Name of its JSONL file in the bundle. */
  readonly file: string;
  /** SHA-256 of that file in hex. */
  readonly sha256: string;
  readonly trajectories: number;
  readonly seed: number;
  /** With the model file's hash. */
  readonly engine: EngineInfo | null;
  readonly versions: Readonly<Record<string, string>>;
  /** SHA-256 of each problem's canonical JSON: two runs with the same hashes answered the same questions. */
  readonly problems: readonly { readonly id: string; readonly sha256: string }[];
}

/** `manifest.json` of a bundle. */
export interface BundleManifest {
  /** Version of the format. */
  readonly turnwise: 1;
  readonly kind: 'bundle';
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly experiments: readonly BundledExperiment[];
  /** Problem sets of a person's own; a backup holds them. */
  readonly problemSets: readonly BundledSet[];
}

/** A problem set in a bundle, as the JSON that public/problems/README.md describes. */
export interface BundledSet {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** SHA-256 of that file in hex. */
  readonly sha256: string;
}

/** An opened bundle: its manifest, and each experiment's JSONL as lines for parseJsonl. */
export interface Bundle {
  readonly manifest: BundleManifest;
  lines(file: string): AsyncIterable<Line>;
  /** @throws ProblemSetError where the file holds none. */
  problemSet(file: string): ProblemSet;
}

/** Describes one experiment whose JSONL has the hash `fileHash`. */
export function bundledExperiment(
  experiment: Experiment,
  file: string,
  fileHash: string,
  trajectories: number,
): BundledExperiment {
  return {
    id: experiment.id,
    name: experiment.spec.name,
    file,
    sha256: fileHash,
    trajectories,
    seed: experiment.spec.seed,
    engine: experiment.engine,
    versions: experiment.versions,
    problems: experiment.problems.map((problem) => ({
      id: problem.id,
      sha256: sha256(canonicalJson(problem)),
    })),
  };
}

const count = integer(0, Number.MAX_SAFE_INTEGER);

export const bundleManifest: Reader<BundleManifest> = open<BundleManifest>({
  turnwise: oneOf(1),
  kind: oneOf('bundle'),
  createdAt: numberThat((ms) => ms >= 0, 'a time in milliseconds since 1970'),
  experiments: list(
    open<BundledExperiment>({
      id: words,
      name: string,
      file: words,
      sha256: words,
      trajectories: count,
      seed: count,
      engine: nullable(engineInfo),
      versions: record(string),
      problems: list(open<BundledExperiment['problems'][number]>({ id: string, sha256: words })),
    }),
  ),
  // Bundles of earlier versions have none.
  problemSets: optional(list(open<BundledSet>({ id: words, title: string, file: words, sha256: words })), []),
});
