import { listOperation, plain, range, type Operation } from './step';

/** Operations that replace each number: what comes out is as long as what went in (but for `gaps`). */
export const listChanges: readonly Operation[] = [
  listOperation(
    'add',
    'map',
    range(1, 9),
    (k) => ({
      apply: (a) => a.map((x) => x + k),
      code: `[x+${k} for x in a]`,
      phrases: [`add ${k} to each number`, `raise every number by ${k}`, `increase each number by ${k}`],
    }),
    ['add the same amount to each number', 'raise every number by a fixed amount'],
  ),
  listOperation(
    'times',
    'map',
    range(2, 5),
    (k) => ({
      apply: (a) => a.map((x) => x * k),
      code: `[x*${k} for x in a]`,
      phrases: [`multiply each number by ${k}`, `scale every number by ${k}`],
    }),
    ['multiply each number by a fixed factor', 'scale every number by the same factor'],
  ),
  listOperation(
    'distance',
    'map',
    range(1, 9),
    (k) => ({
      apply: (a) => a.map((x) => Math.abs(x - k)),
      code: `[abs(x-${k}) for x in a]`,
      phrases: [
        `replace each number by its distance to ${k}`,
        `turn every number into its distance from ${k}`,
      ],
    }),
    ['replace each number by its distance to a fixed number'],
  ),
  listOperation('square', 'map', plain, () => ({
    apply: (a) => a.map((x) => x * x),
    code: '[x*x for x in a]',
    phrases: ['square each number', 'replace every number by its square'],
  })),
  listOperation(
    'remainder',
    'map',
    range(2, 5),
    (k) => ({
      apply: (a) => a.map((x) => x % k),
      code: `[x%${k} for x in a]`,
      phrases: [
        `replace each number by its remainder modulo ${k}`,
        `take every number's remainder after division by ${k}`,
      ],
    }),
    ['replace each number by its remainder modulo a fixed number'],
  ),
  listOperation('half-down', 'map', plain, () => ({
    apply: (a) => a.map((x) => Math.floor(x / 2)),
    code: '[x//2 for x in a]',
    phrases: ['halve each number, rounding down', 'replace every number by its half, rounded down'],
  })),
  listOperation('half-up', 'map', plain, () => ({
    apply: (a) => a.map((x) => Math.floor((x + 1) / 2)),
    code: '[(x+1)//2 for x in a]',
    phrases: ['halve each number, rounding up', 'replace every number by its half, rounded up'],
  })),
  listOperation(
    'cap',
    'map',
    range(2, 7),
    (k) => ({
      apply: (a) => a.map((x) => Math.min(x, k)),
      code: `[min(x,${k}) for x in a]`,
      phrases: [`lower each number above ${k} to ${k}`, `cap every number at ${k}`],
    }),
    ['cap every number at a fixed limit', 'lower each number above a fixed limit to that limit'],
  ),
  listOperation(
    'lift',
    'map',
    range(2, 7),
    (k) => ({
      apply: (a) => a.map((x) => Math.max(x, k)),
      code: `[max(x,${k}) for x in a]`,
      phrases: [`raise each number below ${k} to ${k}`, `lift every smaller number to ${k}`],
    }),
    ['raise each number below a fixed limit to that limit'],
  ),
  listOperation(
    'even-becomes',
    'map',
    range(0, 9),
    (k) => ({
      apply: (a) => a.map((x) => (x % 2 === 0 ? k : x)),
      code: `[${k} if x%2==0 else x for x in a]`,
      phrases: [`replace each even number by ${k}`, `put ${k} in place of every even number`],
    }),
    ['replace each even number by a fixed number', 'put the same number in place of every even number'],
  ),
  listOperation(
    'odd-becomes',
    'map',
    range(0, 9),
    (k) => ({
      apply: (a) => a.map((x) => (x % 2 === 1 ? k : x)),
      code: `[${k} if x%2==1 else x for x in a]`,
      phrases: [`replace each odd number by ${k}`, `put ${k} in place of every odd number`],
    }),
    ['replace each odd number by a fixed number', 'put the same number in place of every odd number'],
  ),
  listOperation('add-position-0', 'map', plain, () => ({
    apply: (a) => a.map((x, index) => x + index),
    code: '[x+i for i,x in enumerate(a)]',
    phrases: [
      'add to each number its position, counting from 0',
      'increase every number by its position, the first being 0',
    ],
  })),
  listOperation('add-position-1', 'map', plain, () => ({
    apply: (a) => a.map((x, index) => x + index + 1),
    code: '[x+i for i,x in enumerate(a,1)]',
    phrases: [
      'add to each number its position, counting from 1',
      'increase every number by its position, the first being 1',
    ],
  })),
  listOperation('running-sum', 'scan', plain, () => ({
    apply: (a) => a.map((_, index) => a.slice(0, index + 1).reduce((sum, x) => sum + x, 0)),
    code: '[sum(a[:i+1]) for i in range(len(a))]',
    phrases: ['replace each number by the sum up to it', 'form the running sums'],
  })),
  listOperation('gaps', 'scan', plain, () => ({
    apply: (a) => a.slice(1).map((x, index) => Math.abs(x - (a[index] ?? 0))),
    code: '[abs(x-y) for x,y in zip(a,a[1:])]',
    phrases: ['form the differences of neighbours, without sign', 'list the gaps between neighbours'],
  })),
];
