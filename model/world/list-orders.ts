import { listOperation, numbers, plain, range, type Operation } from './step';

/** Operations that reorder the numbers or add some. */
export const listOrders: readonly Operation[] = [
  listOperation('sort', 'order', plain, () => ({
    apply: (a) => a.toSorted((x, y) => x - y),
    code: 'sorted(a)',
    phrases: ['sort the list upwards', 'put the smallest first'],
  })),
  listOperation('sort-down', 'order', plain, () => ({
    apply: (a) => a.toSorted((x, y) => y - x),
    code: 'sorted(a)[::-1]',
    phrases: ['sort the list downwards', 'put the largest first'],
  })),
  listOperation('reverse', 'order', plain, () => ({
    apply: (a) => a.toReversed(),
    code: 'a[::-1]',
    phrases: ['reverse the list', 'turn the list around'],
  })),
  listOperation(
    'rotate-left',
    'order',
    range(1, 3),
    (k) => ({
      apply: (a) => [...a.slice(k), ...a.slice(0, k)],
      code: `a[${k}:]+a[:${k}]`,
      phrases: [`move the first ${numbers(k)} to the end`, `rotate the list left by ${k}`],
    }),
    ['rotate the list left by a fixed amount'],
  ),
  listOperation(
    'rotate-right',
    'order',
    range(1, 3),
    (k) => ({
      apply: (a) => [...a.slice(-k), ...a.slice(0, -k)],
      code: `a[-${k}:]+a[:-${k}]`,
      phrases: [`move the last ${numbers(k)} to the front`, `rotate the list right by ${k}`],
    }),
    ['rotate the list right by a fixed amount'],
  ),
  listOperation(
    'append',
    'extend',
    range(0, 9),
    (k) => ({
      apply: (a) => [...a, k],
      code: `a+[${k}]`,
      phrases: [`append a ${k}`, `put a ${k} at the end`],
    }),
    ['append a fixed number', 'put a fixed number at the end'],
  ),
  listOperation(
    'prepend',
    'extend',
    range(0, 9),
    (k) => ({
      apply: (a) => [k, ...a],
      code: `[${k}]+a`,
      phrases: [`prepend a ${k}`, `put a ${k} in front`],
    }),
    ['prepend a fixed number', 'put a fixed number in front'],
  ),
  listOperation('mirror', 'extend', plain, () => ({
    apply: (a) => [...a, ...a.toReversed()],
    code: 'a+a[::-1]',
    phrases: ['append the list in reverse', 'let the list be followed by its mirror image'],
  })),
];
