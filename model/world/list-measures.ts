import { listOperation, plain, range, type Operation } from './step';

function sum(a: readonly number[]): number {
  return a.reduce((total, x) => total + x, 0);
}

/** Operations that end with one number; the largest and the smallest of no numbers mean nothing. */
export const listMeasures: readonly Operation[] = [
  listOperation('sum', 'measure', plain, () => ({
    apply: sum,
    code: 'sum(a)',
    phrases: ['print the sum', 'print the total'],
  })),
  listOperation('largest', 'measure', plain, () => ({
    apply: (a) => (a.length === 0 ? null : Math.max(...a)),
    code: 'max(a)',
    phrases: ['print the largest', 'print the maximum'],
  })),
  listOperation('smallest', 'measure', plain, () => ({
    apply: (a) => (a.length === 0 ? null : Math.min(...a)),
    code: 'min(a)',
    phrases: ['print the smallest', 'print the minimum'],
  })),
  listOperation('spread', 'measure', plain, () => ({
    apply: (a) => (a.length === 0 ? null : Math.max(...a) - Math.min(...a)),
    code: 'max(a)-min(a)',
    phrases: ['print the largest minus the smallest', 'print the spread'],
  })),
  listOperation('length', 'measure', plain, () => ({
    apply: (a) => a.length,
    code: 'len(a)',
    phrases: ['print how many there are', 'print the count'],
  })),
  listOperation('distinct', 'measure', plain, () => ({
    apply: (a) => new Set(a).size,
    code: 'len(set(a))',
    phrases: ['print how many different numbers there are', 'print the number of distinct values'],
  })),
  listOperation(
    'occurrences',
    'measure',
    range(0, 9),
    (k) => ({
      apply: (a) => a.filter((x) => x === k).length,
      code: `a.count(${k})`,
      phrases: [`print how often ${k} occurs`, `print the count of ${k}`],
    }),
    ['print how often one number occurs'],
  ),
];
