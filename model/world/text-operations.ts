import { plain, range, textOperation, type Operation } from './step';

/** The letters that texts are made of. */
export const letters: readonly string[] = [...'ABCDEF'];

/** What `join` may put between letters. */
export const separators: readonly string[] = [...'-+_/'];

const replacements = letters.flatMap((from) => letters.filter((to) => to !== from).map((to) => from + to));

/** "letter", "2 letters". */
function lettersText(count: number): string {
  return count === 1 ? 'letter' : `${count} letters`;
}

function unique(s: string): string {
  return [...new Set(s)].join('');
}

function reversed(s: string): string {
  return [...s].toReversed().join('');
}

function everySecond(s: string, from: number): string {
  return [...s].filter((_, index) => index % 2 === from).join('');
}

export const textOperations: readonly Operation[] = [
  textOperation('text-reverse', 'order', plain, () => ({
    apply: reversed,
    code: 's[::-1]',
    phrases: ['reverse the text', 'read the text backwards'],
  })),
  textOperation('text-sort', 'order', plain, () => ({
    apply: (s) => [...s].toSorted().join(''),
    code: "''.join(sorted(s))",
    phrases: ['sort the letters', 'put the letters in alphabetical order'],
  })),
  textOperation('text-sort-down', 'order', plain, () => ({
    apply: (s) => [...s].toSorted().toReversed().join(''),
    code: "''.join(sorted(s)[::-1])",
    phrases: ['sort the letters from Z to A', 'put the letters in reverse alphabetical order'],
  })),
  textOperation(
    'text-rotate-left',
    'order',
    range(1, 3),
    (k) => ({
      apply: (s) => s.slice(k) + s.slice(0, k),
      code: `s[${k}:]+s[:${k}]`,
      phrases: [`move the first ${lettersText(k)} to the end`, `rotate the text left by ${k}`],
    }),
    ['rotate the text left by a fixed amount'],
  ),
  textOperation(
    'text-rotate-right',
    'order',
    range(1, 3),
    (k) => ({
      apply: (s) => s.slice(-k) + s.slice(0, -k),
      code: `s[-${k}:]+s[:-${k}]`,
      phrases: [`move the last ${lettersText(k)} to the front`, `rotate the text right by ${k}`],
    }),
    ['rotate the text right by a fixed amount'],
  ),
  textOperation('text-unique-first', 'filter', plain, () => ({
    apply: unique,
    code: "''.join(dict.fromkeys(s))",
    phrases: ['drop repeated letters, keeping each first copy', 'keep only the first copy of each letter'],
  })),
  textOperation('text-unique-last', 'filter', plain, () => ({
    apply: (s) => reversed(unique(reversed(s))),
    code: "''.join(dict.fromkeys(s[::-1]))[::-1]",
    phrases: ['drop repeated letters, keeping each last copy', 'keep only the last copy of each letter'],
  })),
  textOperation('text-alternate-0', 'cut', plain, () => ({
    apply: (s) => everySecond(s, 0),
    code: 's[::2]',
    phrases: [
      'keep every second letter, beginning with the first',
      'keep the first, the third, the fifth letter and so on',
    ],
  })),
  textOperation('text-alternate-1', 'cut', plain, () => ({
    apply: (s) => everySecond(s, 1),
    code: 's[1::2]',
    phrases: [
      'keep every second letter, beginning with the second',
      'keep the second, the fourth, the sixth letter and so on',
    ],
  })),
  textOperation(
    'text-take',
    'cut',
    range(1, 4),
    (k) => ({
      apply: (s) => s.slice(0, k),
      code: `s[:${k}]`,
      phrases: [`keep the first ${lettersText(k)}`, `leave only the first ${lettersText(k)}`],
    }),
    ['keep so many letters from the front'],
  ),
  textOperation(
    'text-remove',
    'filter',
    letters,
    (c) => ({
      apply: (s) => s.replaceAll(c, ''),
      code: `s.replace('${c}','')`,
      phrases: [`remove every ${c}`, `delete the letter ${c}`],
    }),
    ['remove one letter wherever it stands', 'delete a certain letter'],
  ),
  textOperation('text-replace', 'map', replacements, (pair) => {
    const [from = '', to = ''] = pair;
    return {
      apply: (s) => s.replaceAll(from, to),
      code: `s.replace('${from}','${to}')`,
      phrases: [`replace every ${from} by ${to}`, `write ${to} for each ${from}`],
    };
  }),
  textOperation('text-double', 'map', plain, () => ({
    apply: (s) => [...s].map((c) => c + c).join(''),
    code: "''.join(c*2 for c in s)",
    phrases: ['double each letter', 'write every letter twice'],
  })),
  textOperation(
    'text-append',
    'extend',
    letters,
    (c) => ({
      apply: (s) => s + c,
      code: `s+'${c}'`,
      phrases: [`append the letter ${c}`, `put ${c} at the end`],
    }),
    ['append a fixed letter', 'put a fixed letter at the end'],
  ),
  textOperation(
    'text-prepend',
    'extend',
    letters,
    (c) => ({
      apply: (s) => c + s,
      code: `'${c}'+s`,
      phrases: [`prepend the letter ${c}`, `put ${c} in front`],
    }),
    ['prepend a fixed letter', 'put a fixed letter in front'],
  ),
  textOperation(
    'text-join',
    'extend',
    separators,
    (mark) => ({
      apply: (s) => [...s].join(mark),
      code: `'${mark}'.join(s)`,
      phrases: [`put ${mark} between the letters`, `join the letters with ${mark}`],
    }),
    ['put a mark between the letters', 'join the letters with a fixed mark'],
  ),
  textOperation('text-length', 'measure', plain, () => ({
    apply: (s) => s.length,
    code: 'len(s)',
    phrases: ['print the length', 'print how long the text is'],
  })),
  textOperation('text-distinct', 'measure', plain, () => ({
    apply: (s) => new Set(s).size,
    code: 'len(set(s))',
    phrases: ['print how many different letters there are', 'print the number of distinct letters'],
  })),
  textOperation(
    'text-occurrences',
    'measure',
    letters,
    (c) => ({
      apply: (s) => s.split(c).length - 1,
      code: `s.count('${c}')`,
      phrases: [`print how often ${c} occurs`, `print the count of ${c}`],
    }),
    ['print how often one letter occurs', 'print the count of a certain letter'],
  ),
  textOperation('text-index-0', 'measure', letters, (c) => ({
    apply: (s) => (s.includes(c) ? s.indexOf(c) : null),
    code: `s.index('${c}')`,
    phrases: [`print the position of the first ${c}, counting from 0`],
  })),
  textOperation('text-index-1', 'measure', letters, (c) => ({
    apply: (s) => (s.includes(c) ? s.indexOf(c) + 1 : null),
    code: `s.index('${c}')+1`,
    phrases: [`print the position of the first ${c}, counting from 1`],
  })),
];
