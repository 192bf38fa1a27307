import type { Chosen, ProblemImport } from '../../core/import-problems';
import { datasetTitles } from '../../core/import-row';
import { difficulties, type Difficulty } from '../../core/problem';
import { plural } from './words';

const problemOf = (chosen: Chosen) => (chosen.kind === 'problem' ? chosen.problem : chosen.draft.problem);

function formName(dataset: NonNullable<ProblemImport['dataset']>): string {
  return dataset === 'own' ? 'a problem set of the lab' : datasetTitles[dataset].title;
}

/** What the first rows of a file are, in a sentence. */
export function seenText({ dataset, chosen, rows, refusalCount }: ProblemImport): string {
  if (chosen.length === 0)
    return rows === 0
      ? 'The file holds no rows.'
      : dataset === null
        ? `Its rows are of a form that the lab does not know: say below what they are, if they are of one that it does.`
        : `None of its first ${plural(rows, 'row')} can be read as ${formName(dataset)}.`;
  const facts = [
    levelsOf(chosen),
    datesOf(chosen),
    flagsOf(chosen),
    refusalCount > 0 ? `${refusalCount} refused` : '',
  ].filter((fact) => fact !== '');
  const told = facts.length > 0 ? `: ${facts.join('; ')}` : '';
  const form = dataset === null ? '' : `Its rows are ${formName(dataset)}. `;
  return `${form}The first ${plural(chosen.length, 'problem')}${told}.`;
}

/** Tags of the first rows, the most frequent first. */
export function seenTags(seen: ProblemImport | null): readonly string[] {
  const counts = new Map<string, number>();
  for (const chosen of seen?.chosen ?? [])
    for (const tag of problemOf(chosen).tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([tag]) => tag);
}

/** Whether a window of dates can choose among the rows; unknown counts as yes. */
export function hasDates(seen: ProblemImport | null): boolean {
  return seen === null || seen.chosen.some(({ date }) => date !== null);
}

function levelsOf(chosen: readonly Chosen[]): string {
  const count = (level: Difficulty): number =>
    chosen.filter((each) => problemOf(each).difficulty === level).length;
  const levels = difficulties.filter((level) => count(level) > 0);
  return levels.map((level) => `${count(level)} ${level}`).join(', ');
}

function datesOf(chosen: readonly Chosen[]): string {
  const days = chosen.flatMap(({ date }) => (date === null ? [] : [date])).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined ? '' : first === last ? `of ${first}` : `from ${first} to ${last}`;
}

function flagsOf(chosen: readonly Chosen[]): string {
  const count = chosen.filter((each) => problemOf(each).flags.length > 0).length;
  return count === 0 ? '' : `${count} flagged`;
}
