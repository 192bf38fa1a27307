import { unzip, type AsyncZippable, type Unzipped } from 'fflate';
import {
  bundledExperiment,
  bundleManifest,
  type Bundle,
  type BundledSet,
  type BundleManifest,
} from '../core/bundle';
import { writeJsonl } from '../core/jsonl';
import { linesOf } from '../core/lines';
import { parseProblemSet } from '../core/parse-problems';
import type { ProblemSet } from '../core/problem';
import { bad, describeFault, readWhole, type Fault } from '../core/reader';
import type { Store } from '../core/store';
import type { Trajectory } from '../core/trajectory';
import { bytesOf, hashOf, zipped } from './zip';

/** Bytes that a bundle may unpack to: what a browser's memory can still hold beside the page. */
const mostBytes = 1_500_000_000;

/** A file is no bundle, or not whole. The message says what to do. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  constructor(
    readonly code: 'not-a-bundle' | 'too-large' | 'missing-file' | 'changed',
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

/**
 * Experiments and problem sets as one zip: manifest.json, a JSONL file for each experiment, a JSON file for each set.
 * @throws StoreError
 */
export async function writeBundle(
  store: Store,
  ids: readonly string[],
  now: number,
  sets: readonly ProblemSet[] = [],
): Promise<Uint8Array> {
  const files: AsyncZippable = {};
  const experiments: BundleManifest['experiments'][number][] = [];
  for (const id of ids) {
    const experiment = await store.experiment(id);
    if (experiment === null) continue;
    let trajectories = 0;
    const counted = async function* (): AsyncGenerator<Trajectory> {
      for await (const trajectory of store.trajectories(id)) {
        trajectories += 1;
        yield trajectory;
      }
    };
    const parts: string[] = [];
    for await (const line of writeJsonl(experiment, counted())) parts.push(line);
    const bytes = bytesOf(parts);
    const file = `experiments/${id.replaceAll(/[^\w-]/g, '_')}-${experiments.length}.jsonl`;
    files[file] = bytes;
    experiments.push(bundledExperiment(experiment, file, await hashOf(bytes), trajectories));
  }
  const problemSets: BundledSet[] = [];
  for (const set of sets) {
    const bytes = bytesOf([JSON.stringify(set)]);
    const file = `problem-sets/${set.id.replaceAll(/[^\w-]/g, '_')}-${problemSets.length}.json`;
    files[file] = bytes;
    problemSets.push({ id: set.id, title: set.title, file, sha256: await hashOf(bytes) });
  }
  const manifest: BundleManifest = { turnwise: 1, kind: 'bundle', createdAt: now, experiments, problemSets };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return zipped({ 'manifest.json': new TextEncoder().encode(text), ...files });
}

/**
 * Opens a bundle and checks that every file is there and unchanged.
 * @throws BundleError
 */
export async function openBundle(bytes: Uint8Array): Promise<Bundle> {
  const files = await unzipped(bytes);
  const manifest = readManifest(files);
  for (const { file, sha256 } of [...manifest.experiments, ...manifest.problemSets]) {
    const content = fileOf(files, file);
    if ((await hashOf(content)) !== sha256)
      throw new BundleError(
        'changed',
        `${file} is not the file that the bundle was made with: its hash differs. Get the bundle again.`,
      );
  }
  return {
    manifest,
    lines: (file) => linesOf(textOf(fileOf(files, file))),
    problemSet: (file) => parseProblemSet(JSON.parse(new TextDecoder().decode(fileOf(files, file)))),
  };
}

function readManifest(files: Unzipped): BundleManifest {
  const faults: Fault[] = [];
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(fileOf(files, 'manifest.json')));
  } catch (error) {
    if (error instanceof BundleError) throw error;
    throw new BundleError('not-a-bundle', 'manifest.json is not JSON: this is no bundle.', { cause: error });
  }
  const manifest = readWhole(bundleManifest, json, faults);
  if (manifest !== bad) return manifest;
  throw new BundleError('not-a-bundle', `manifest.json: ${faults.map(describeFault).join('; ')}`);
}

function fileOf(files: Unzipped, name: string): Uint8Array {
  const content = Object.hasOwn(files, name) ? files[name] : undefined;
  if (content !== undefined) return content;
  if (name === 'manifest.json')
    throw new BundleError(
      'not-a-bundle',
      'There is no manifest.json in this zip: it is no bundle of the lab.',
    );
  throw new BundleError('missing-file', `The bundle lacks ${name}. Get the bundle again.`);
}

/** Decodes in pieces, so that a large file never becomes one text. */
function* textOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  const piece = 1 << 20;
  for (let at = 0; at < bytes.length; at += piece)
    yield decoder.decode(bytes.subarray(at, at + piece), { stream: true });
  yield decoder.decode();
}

function unzipped(bytes: Uint8Array): Promise<Unzipped> {
  let total = 0;
  return new Promise((resolve, reject) => {
    // fflate trusts the sizes that the zip states; a file that unpacks to more is cut off there.
    const filter = ({ originalSize }: { readonly originalSize: number }): boolean =>
      (total += originalSize) <= mostBytes;
    unzip(bytes, { filter }, (error, files) => {
      if (error !== null)
        reject(new BundleError('not-a-bundle', 'This file is not a zip.', { cause: error }));
      else if (total > mostBytes)
        reject(new BundleError('too-large', 'This bundle unpacks to more than 1.5 GB. Split it.'));
      else resolve(files);
    });
  });
}
