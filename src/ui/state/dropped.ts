import { everyProblem } from '../../core/choose-problems';
import type { Lab } from './lab';

/**
 * Whether a dropped file holds problems or results: by its first bytes, and where these do not tell by whether one of
 * its first rows is a problem. A file that cannot be read is left to the form for results, which says what is wrong.
 */
export async function droppedKind(lab: Lab, file: File): Promise<'problems' | 'results'> {
  const head = await file.slice(0, 12).text();
  if (head.startsWith('PAR1')) return 'problems';
  if (head.startsWith('PK') || head.startsWith('{"turnwise"')) return 'results';
  const choice = { ...everyProblem, take: { kind: 'first', count: 1 } } as const;
  const request = { from: file, dataset: null, choice };
  const seen = await lab.problemImports
    .read(request, () => {}, new AbortController().signal)
    .catch(() => null);
  return seen !== null && seen.dataset !== null ? 'problems' : 'results';
}
