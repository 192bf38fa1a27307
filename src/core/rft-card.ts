import type { LossOn } from './rft-lines';
import type { Decision, Dropped, RftOptions, RftSource } from './rft-select';

/** A file of the data set as its card lists it. */
export interface RftFile {
  readonly name: string;
  readonly lines: number;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** How many trajectories went which way. */
export interface RftCounts {
  readonly sampled: number;
  readonly kept: number;
  /** Problems with at least one kept trajectory. */
  readonly problems: number;
  readonly dropped: Readonly<Record<Dropped['kind'], number>>;
}

export function countDecisions(decisions: readonly Decision[]): RftCounts {
  const kept = decisions.flatMap((decision) => (decision.kind === 'kept' ? [decision.kept] : []));
  const count = (kind: Dropped['kind']): number =>
    decisions.filter((decision) => decision.kind === 'dropped' && decision.why.kind === kind).length;
  return {
    sampled: decisions.length,
    kept: kept.length,
    problems: new Set(kept.map(({ problem }) => problem.id)).size,
    dropped: {
      wrong: count('wrong'),
      'by-hand': count('by-hand'),
      'other-part': count('other-part'),
      contaminated: count('contaminated'),
      duplicate: count('duplicate'),
      'over-cap': count('over-cap'),
    },
  };
}

/** Why trajectories stay out, in the order in which it is asked. */
export const reasons: readonly { readonly kind: Dropped['kind']; readonly text: string }[] = [
  { kind: 'by-hand', text: 'continued or written by a person' },
  { kind: 'wrong', text: 'the submission fails a test' },
  { kind: 'other-part', text: 'of the part (single- or multi-turn) that was not asked for' },
  { kind: 'contaminated', text: 'the problem is too close to an evaluation problem' },
  { kind: 'duplicate', text: 'the program is nearly that of a kept trajectory of the problem' },
  { kind: 'over-cap', text: 'the problem has enough' },
];

/** The data set's card in Markdown: what it was made from and how, what went and why, and the hashes of its files. */
export function dataCard(
  sources: readonly RftSource[],
  decisions: readonly Decision[],
  options: RftOptions & { readonly lossOn: LossOn; readonly heldProblems: number },
  files: readonly RftFile[],
): string {
  const counts = countDecisions(decisions);
  return [
    '# Data for rejection-sampling fine-tuning',
    '',
    'Dialogues that a model had with the tests of programming problems, kept where the program it submitted passes every test. The prompts of the chain of thought were removed: prose and code stand in one reply to the plain request. Made with Turnwise after Zheng et al., ICLR 2025 (arXiv 2410.08105).',
    '',
    '## Sources',
    '',
    ...table(
      ['experiment', 'model', 'model file (SHA-256)', 'problems', 'trajectories', 'seed'],
      sources.map(({ experiment, trajectories }) => [
        experiment.spec.name,
        experiment.engine?.label ?? experiment.spec.engine.model,
        experiment.engine?.modelHash ?? '–',
        `${experiment.problems.length} of ${experiment.spec.problems.set}`,
        String(trajectories.length),
        String(experiment.spec.seed),
      ]),
    ),
    '',
    '## Settings',
    '',
    `Part: ${options.part}. Near-duplicates: MinHash LSH over 5-grams of the tokens of comment-free code, Jaccard similarity from ${options.similarity} on. At most ${options.cap} trajectories a problem. Decontaminated against ${options.heldProblems} held problems. Loss on: ${options.lossOn === 'last-reply' ? 'the last reply' : 'all replies'}, never on user text.`,
    '',
    '## Counts',
    '',
    ...table(
      ['trajectories', 'number'],
      [
        ['sampled', String(counts.sampled)],
        ['**kept**', `**${counts.kept}** (of ${counts.problems} problems)`],
        ...reasons.map(({ kind, text }) => [text, String(counts.dropped[kind])]),
      ],
    ),
    '',
    '## Files',
    '',
    ...table(
      ['file', 'lines', 'bytes', 'SHA-256'],
      files.map(({ name, lines, bytes, sha256 }) => [name, String(lines), String(bytes), sha256]),
    ),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)];
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll(/[\r\n]+/g, ' ');
}
