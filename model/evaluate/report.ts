import { columnLabel, type Column } from '../../src/core/column';
import { estimate } from '../../src/core/estimate';
import { measured } from '../../src/core/measured';
import { filterPool, poolLines, requestOf, type Pool, type StudyLine } from '../../src/core/pool';
import { difficulties, type Difficulty } from '../../src/core/problem';
import type { Study } from '../../src/core/study';
import { armNames, feedbackArms, reasoningArms } from './spec';

/** One estimate of the report, with its 95 % interval; shares in [0, 1], differences in [−1, 1]. */
export interface Figure {
  readonly section: string;
  /** Which problems. */
  readonly problems: Difficulty | 'all';
  readonly arm: string;
  readonly column: string;
  /** What it is compared with; null for a plain share. */
  readonly against: string | null;
  /** Null when undefined: `reason` says why. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason: string | null;
}

const draws = 2000;
const passOne: readonly Column[] = [{ kind: 'pass@k', k: 1 }];
/** Table 1's columns in the paper, cut to what N allows by the estimator: the rest is undefined and says so. */
const tableColumns: readonly Column[] = [
  { kind: 'pass n@k', n: 1, k: 3 },
  { kind: 'pass n@k', n: 10, k: 30 },
  { kind: 'pass n@k', n: 33, k: 100 },
];

/** Every estimate that the evaluation reports. Deterministic: the bootstrap is seeded by the experiment's seed. */
export function figuresOf(study: Study): readonly Figure[] {
  const pool = poolLines([study], true);
  const parts = [
    { problems: 'all' as const, pool },
    ...difficulties.map((difficulty) => ({
      problems: difficulty,
      pool: filterPool(pool, (problem) => problem.difficulty === difficulty),
    })),
  ].filter((part) => part.pool.problems.length > 0);
  const plain = lineNamed(armNames.multiTurn, 1);
  const table = [
    plain,
    lineNamed('explain-io', 1),
    lineNamed(armNames.multiTurn, 3),
    lineNamed(armNames.multiTurnCot, 3),
  ];
  return parts.flatMap(({ problems, pool: part }) => [
    ...compare('plain single turn', problems, part, [plain], [...passOne, { kind: 'pass@k', k: 10 }]),
    ...compare('Table 1', problems, part, table, tableColumns),
    ...compare(
      'feedback',
      problems,
      part,
      [
        lineNamed(armNames.control, 3),
        ...feedbackArms.filter(({ name }) => name !== armNames.control).map(({ name }) => lineNamed(name, 3)),
      ],
      passOne,
    ),
    ...compare(
      'feedback with CoT',
      problems,
      part,
      [lineNamed(armNames.controlCot, 3), lineNamed(armNames.multiTurnCot, 3)],
      passOne,
    ),
    ...compare(
      'chain of thought',
      problems,
      part,
      [plain, ...reasoningArms.map(({ name }) => lineNamed(name, 1))],
      passOne,
    ),
  ]);
}

type Wanted = (line: StudyLine) => boolean;

function lineNamed(name: string, maxTurns: number): Wanted {
  return (line) => line.name === name && line.maxTurns === maxTurns;
}

/** The wanted lines' estimates, and their differences to the first of them. */
function compare(
  section: string,
  problems: Figure['problems'],
  pool: Pool,
  wanted: readonly Wanted[],
  columns: readonly Column[],
): readonly Figure[] {
  const lines = wanted.flatMap((isWanted) => pool.lines.filter(isWanted));
  const [first] = lines;
  if (first === undefined) return [];
  const reference = first.label;
  const request = requestOf({ ...pool, lines }, { columns, reference: 0, draws, byFamily: false });
  return estimate(request).rows.flatMap(({ label, values, differences }) =>
    columns.flatMap((column, at): readonly Figure[] => {
      const base = { section, problems, arm: label, column: columnLabel(column) };
      const share: Figure = { ...base, against: null, ...shown(values[at]) };
      return differences === null
        ? [share]
        : [share, { ...base, against: reference, ...shown(differences[at]) }];
    }),
  );
}

function shown(value: Parameters<typeof measured>[0]): Pick<Figure, 'value' | 'low' | 'high' | 'reason'> {
  const { problems: _problems, ...rest } = measured(value);
  return rest;
}

/** A bar of the demo model, and whether the figures meet it. */
export interface Bar {
  readonly bar: string;
  readonly found: string;
  readonly met: boolean;
}

/** The bars that the demo model is held to. */
export function barsOf(figures: readonly Figure[]): readonly Bar[] {
  const find = (section: string, problems: string, arm: string, column: string, isDifference = false) =>
    figures.find(
      (figure) =>
        figure.section === section &&
        figure.problems === problems &&
        figure.arm === arm &&
        figure.column === column &&
        (figure.against !== null) === isDifference,
    );
  const plainLabel = `${armNames.multiTurn}, 1 turn`;
  const within = (problems: Difficulty, low: number, high: number): Bar => {
    const figure = find('plain single turn', problems, plainLabel, 'pass@1');
    const value = figure?.value ?? NaN;
    return {
      bar: `plain pass@1 on ${problems} problems between ${percent(low)} and ${percent(high)}`,
      found: figureText(figure),
      met: value >= low && value <= high,
    };
  };
  const above = (bar: string, figure: Figure | undefined): Bar => ({
    bar,
    found: figureText(figure),
    met: (figure?.low ?? NaN) > 0,
  });
  const one = find('plain single turn', 'hard', plainLabel, 'pass@1')?.value ?? NaN;
  const ten = find('plain single turn', 'hard', plainLabel, 'pass@10')?.value ?? NaN;
  return [
    within('easy', 0.55, 0.95),
    within('medium', 0.25, 0.75),
    within('hard', 0.08, 0.5),
    {
      bar: 'pass@10 at least 10 points above pass@1 on hard problems',
      found: `${percent(ten)} against ${percent(one)}`,
      met: ten - one >= 0.1,
    },
    above(
      'explain-io beats no reasoning prompt on hard problems, equal attempts',
      find('chain of thought', 'hard', 'explain-io', 'pass@1', true),
    ),
    above(
      'failed-tests feedback beats other-problem on hard problems, three turns',
      find('feedback', 'hard', `${armNames.multiTurn}, 3 turns`, 'pass@1', true),
    ),
  ];
}

/** The figures as Markdown tables, one a section. */
export function reportText(figures: readonly Figure[], bars: readonly Bar[]): string {
  const sections = [...new Set(figures.map(({ section }) => section))].map((section) => {
    const rows = figures
      .filter((figure) => figure.section === section)
      .map(({ problems, arm, column, against, ...figure }) => {
        const what = against === null ? column : `${column} − ${against}`;
        return `| ${problems} | ${arm} | ${what} | ${figureText(figure)} |`;
      });
    return [`### ${section}`, '', '| problems | arm | | % [95 %] |', '|---|---|---|---|', ...rows].join('\n');
  });
  const held = bars.map(({ bar, found, met }) => `| ${bar} | ${found} | ${met ? 'met' : 'not met'} |`);
  return [...sections, ['### Bars', '', '| bar | found | |', '|---|---|---|', ...held].join('\n')].join(
    '\n\n',
  );
}

function figureText(figure: Pick<Figure, 'value' | 'low' | 'high' | 'reason'> | undefined): string {
  if (figure === undefined) return '–';
  const { value, low, high, reason } = figure;
  if (value === null) return `– (${reason ?? 'undefined'})`;
  return low === null || high === null
    ? percent(value)
    : `${percent(value)} [${percent(low)}, ${percent(high)}]`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : (100 * share).toFixed(1);
}
