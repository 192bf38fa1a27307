import { listOperation, numbers, plain, range, type Operation } from './step';

/** Operations that keep some of the numbers. */
export const listChoices: readonly Operation[] = [
  listOperation('even', 'filter', plain, () => ({
    apply: (a) => a.filter((x) => x % 2 === 0),
    code: '[x for x in a if x%2==0]',
    phrases: ['keep the even numbers', 'remove the odd numbers', 'drop every odd number'],
  })),
  listOperation('odd', 'filter', plain, () => ({
    apply: (a) => a.filter((x) => x % 2 === 1),
    code: '[x for x in a if x%2==1]',
    phrases: ['keep the odd numbers', 'remove the even numbers', 'drop every even number'],
  })),
  listOperation('above', 'filter', range(2, 7), (k) => ({
    apply: (a) => a.filter((x) => x > k),
    code: `[x for x in a if x>${k}]`,
    phrases: [`keep the numbers above ${k}`, `keep what is greater than ${k}`],
  })),
  listOperation('at-least', 'filter', range(2, 7), (k) => ({
    apply: (a) => a.filter((x) => x >= k),
    code: `[x for x in a if x>=${k}]`,
    phrases: [`keep the numbers of at least ${k}`, `remove what is less than ${k}`],
  })),
  listOperation('below', 'filter', range(3, 8), (k) => ({
    apply: (a) => a.filter((x) => x < k),
    code: `[x for x in a if x<${k}]`,
    phrases: [`keep the numbers below ${k}`, `keep what is less than ${k}`],
  })),
  listOperation('at-most', 'filter', range(3, 8), (k) => ({
    apply: (a) => a.filter((x) => x <= k),
    code: `[x for x in a if x<=${k}]`,
    phrases: [`keep the numbers of at most ${k}`, `remove what is greater than ${k}`],
  })),
  listOperation(
    'without',
    'filter',
    range(0, 9),
    (k) => ({
      apply: (a) => a.filter((x) => x !== k),
      code: `[x for x in a if x!=${k}]`,
      phrases: [`remove every ${k}`, `drop each number equal to ${k}`],
    }),
    ['remove one number wherever it stands'],
  ),
  listOperation('unique-first', 'filter', plain, () => ({
    apply: (a) => [...new Set(a)],
    code: 'list(dict.fromkeys(a))',
    phrases: ['remove duplicates, keeping each first copy', 'keep only the first copy of each number'],
  })),
  listOperation('unique-last', 'filter', plain, () => ({
    apply: (a) => [...new Set(a.toReversed())].toReversed(),
    code: 'list(dict.fromkeys(a[::-1]))[::-1]',
    phrases: ['remove duplicates, keeping each last copy', 'keep only the last copy of each number'],
  })),
  listOperation('alternate-0', 'cut', plain, () => ({
    apply: (a) => a.filter((_, index) => index % 2 === 0),
    code: 'a[::2]',
    phrases: [
      'keep every second number, beginning with the first',
      'keep the first, the third, the fifth number and so on',
    ],
  })),
  listOperation('alternate-1', 'cut', plain, () => ({
    apply: (a) => a.filter((_, index) => index % 2 === 1),
    code: 'a[1::2]',
    phrases: [
      'keep every second number, beginning with the second',
      'keep the second, the fourth, the sixth number and so on',
    ],
  })),
  listOperation(
    'take-first',
    'cut',
    range(1, 3),
    (k) => ({
      apply: (a) => a.slice(0, k),
      code: `a[:${k}]`,
      phrases: [`keep the first ${numbers(k)}`, `leave only the first ${numbers(k)}`],
    }),
    ['keep so many from the front'],
  ),
  listOperation(
    'take-last',
    'cut',
    range(1, 3),
    (k) => ({
      apply: (a) => a.slice(-k),
      code: `a[-${k}:]`,
      phrases: [`keep the last ${numbers(k)}`, `keep only the final ${numbers(k)}`],
    }),
    ['keep so many from the back'],
  ),
  listOperation(
    'skip',
    'cut',
    range(1, 3),
    (k) => ({
      apply: (a) => a.slice(k),
      code: `a[${k}:]`,
      phrases: [`drop the first ${numbers(k)}`, `leave out the first ${numbers(k)}`],
    }),
    ['drop so many at the front'],
  ),
];
