import type { Laptop } from '../../core/class-result';
import { parseJsonl } from '../../core/jsonl';
import { linesOf, type Line } from '../../core/lines';
import { describeFault } from '../../core/reader';
import { summarise } from '../../core/summarise';
import type { TrajectorySummary } from '../../core/trajectory';
import { breathe } from './abortable';
import type { Lab } from './lab';
import { errorText } from './words';

/** What a class's files hold. Nothing of it is stored. */
export interface ClassFiles {
  readonly laptops: readonly Laptop[];
  /** Files, or parts of them, of which nothing can be used. */
  readonly unread: readonly { readonly label: string; readonly reason: string }[];
}

/** Trajectories read before the page may breathe. */
const slice = 50;

/** Reads exports and bundles one after another; of each only counts are kept. On abort throws `signal.reason`. */
export async function readClassFiles(
  lab: Lab,
  files: readonly File[],
  onRead: (files: number) => void,
  signal: AbortSignal,
): Promise<ClassFiles> {
  const laptops: Laptop[] = [];
  const unread: { label: string; reason: string }[] = [];
  for (const [at, file] of files.entries()) {
    try {
      for await (const { label, lines } of partsOf(lab, file)) {
        const read = await readLaptop(label, lines, signal);
        if ('reason' in read) unread.push(read);
        else laptops.push(read);
      }
    } catch (error) {
      signal.throwIfAborted();
      unread.push({ label: file.name, reason: errorText(error) });
    }
    onRead(at + 1);
  }
  return { laptops: withOwnLabels(laptops), unread };
}

async function* partsOf(
  lab: Lab,
  file: File,
): AsyncGenerator<{ readonly label: string; readonly lines: AsyncIterable<Line> }> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isZip = start[0] === 0x50 && start[1] === 0x4b;
  if (!isZip) {
    yield { label: file.name, lines: linesOf(file.stream().pipeThrough(new TextDecoderStream())) };
    return;
  }
  const bundle = await lab.archive.openBundle(new Uint8Array(await file.arrayBuffer()));
  const { experiments } = bundle.manifest;
  for (const { file: name, name: title } of experiments) {
    yield {
      label: experiments.length === 1 ? file.name : `${file.name}: ${title}`,
      lines: bundle.lines(name),
    };
  }
}

async function readLaptop(
  label: string,
  lines: AsyncIterable<Line>,
  signal: AbortSignal,
): Promise<Laptop | { readonly label: string; readonly reason: string }> {
  const summaries: TrajectorySummary[] = [];
  let experiment: Laptop['experiment'] | null = null;
  let faults = 0;
  for await (const item of parseJsonl(lines)) {
    if (item.kind === 'experiment') experiment = item.experiment;
    else if (item.kind === 'trajectory') summaries.push(summarise(item.trajectory));
    else if (experiment === null)
      return {
        label,
        reason: `No experiment of this lab: line ${item.line}: ${item.faults.map(describeFault).join('; ')}`,
      };
    else faults += 1;
    if (summaries.length % slice === slice - 1) await breathe(signal);
  }
  if (experiment === null) return { label, reason: 'The file is empty.' };
  return { label, experiment, summaries, faults };
}

/** Thirty laptops may hand in thirty files of one name: the second is "run.jsonl (2)". */
function withOwnLabels(laptops: readonly Laptop[]): readonly Laptop[] {
  const seen = new Map<string, number>();
  return laptops.map((laptop) => {
    const count = (seen.get(laptop.label) ?? 0) + 1;
    seen.set(laptop.label, count);
    return count === 1 ? laptop : { ...laptop, label: `${laptop.label} (${count})` };
  });
}
