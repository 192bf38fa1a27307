import { assertNever } from './assert-never';
import { importCodeContests } from './import-code-contests';
import { importEvalPlus } from './import-eval-plus';
import { importHumanEval } from './import-human-eval';
import { importLiveCodeBench } from './import-live-code-bench';
import { importMbpp } from './import-mbpp';
import { importApps, importTaco } from './import-taco';
import type { Imported, RowContext } from './imported';
import { isRecord } from './reader';

/** The published forms that can be read. `eval-plus` is HumanEval+ or MBPP+ with inputs only. */
export type Dataset =
  'code-contests' | 'taco' | 'apps' | 'live-code-bench' | 'human-eval' | 'eval-plus' | 'mbpp';

/** For the screen and for the licence line of an imported set. */
export const datasetTitles: Readonly<Record<Dataset, { readonly title: string; readonly license: string }>> =
  {
    'code-contests': { title: 'CodeContests', license: 'CC BY 4.0' },
    taco: { title: 'TACO', license: 'Apache-2.0, with third-party parts' },
    apps: { title: 'APPS', license: 'MIT' },
    'live-code-bench': { title: 'LiveCodeBench', license: 'as its platforms state' },
    'human-eval': { title: 'HumanEval', license: 'MIT' },
    'eval-plus': { title: 'EvalPlus', license: 'Apache-2.0' },
    mbpp: { title: 'MBPP', license: 'CC BY 4.0' },
  };

/** A row of the data set as a problem, or why it is none. Never throws for what the row holds. */
export function importRow(dataset: Dataset, row: unknown, context: RowContext): Imported {
  switch (dataset) {
    case 'code-contests':
      return importCodeContests(row);
    case 'taco':
      return importTaco(row, context);
    case 'apps':
      return importApps(row, context);
    case 'live-code-bench':
      return importLiveCodeBench(row, context);
    case 'human-eval':
      return importHumanEval(row);
    case 'eval-plus':
      return importEvalPlus(row);
    case 'mbpp':
      return importMbpp(row);
    default:
      return assertNever(dataset);
  }
}

/** Fields that only rows of this data set have together; the first set whose fields are all there is meant. */
const marks: readonly (readonly [Dataset, readonly string[]])[] = [
  ['code-contests', ['description', 'public_tests']],
  ['live-code-bench', ['question_content', 'public_test_cases']],
  ['taco', ['question', 'input_output', 'tags']],
  ['apps', ['question', 'input_output']],
  ['eval-plus', ['entry_point', 'base_input']],
  ['human-eval', ['prompt', 'entry_point', 'test']],
  ['mbpp', ['task_id', 'test_list']],
];

/** Which data set a row belongs to, by its fields; null when it is none that is known. */
export function recogniseDataset(row: unknown): Dataset | null {
  if (!isRecord(row)) return null;
  const found = marks.find(([, fields]) => fields.every((field) => Object.hasOwn(row, field)));
  return found?.[0] ?? null;
}
