import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractProgram } from '../../src/core/extract';

const two = 'Weak:\n```python\na = 1\n```\nBetter:\n```python\nb = 2\n```\n';

describe('the policy chooses among the blocks', () => {
  test.each([
    ['first', 'a = 1\n'],
    ['last', 'b = 2\n'],
    ['single', null],
  ] as const)('%s of two gives %j', (policy, program) => {
    expect(extractProgram(two, policy)).toBe(program);
  });

  test('single takes the only tagged block though untagged ones are there', () => {
    const reply = '```\n3\n```\n```python\na = 1\n```\n```text\n3\n```';
    expect(extractProgram(reply, 'single')).toBe('a = 1\n');
  });
});

describe('tagged blocks come first', () => {
  test('an untagged block before a tagged one is passed over', () => {
    expect(extractProgram('```\n1 2\n```\n```py\na = 1\n```', 'first')).toBe('a = 1\n');
  });

  test('without a tagged block, any block will do', () => {
    expect(extractProgram('```\na = 1\n```\n```json\n{}\n```', 'first')).toBe('a = 1\n');
  });

  test.each([
    'python',
    'Python',
    'py',
    'python3',
    'PYTHON3',
    ' python',
    'python title="x"',
    '{.python}',
    'python:main.py',
  ])('the info string "%s" names Python', (info) => {
    expect(extractProgram(`\`\`\`\nno\n\`\`\`\n\`\`\`${info}\na = 1\n\`\`\``, 'first')).toBe('a = 1\n');
  });

  test('pythonic is not Python', () => {
    expect(extractProgram('```pythonic\nno\n```\n```python\na = 1\n```', 'first')).toBe('a = 1\n');
  });
});

describe('fences', () => {
  test.each([
    ['tildes', '~~~python\na = 1\n~~~'],
    ['Windows line ends', '```python\r\na = 1\r\n```\r\n'],
    ['a fence in a list', '1. So:\n\n    ```python\n    a = 1\n    ```\n'],
    ['a fence that is cut off with the reply', 'So:\n```python\na = 1'],
    ['a longer closing fence', '```python\na = 1\n`````'],
    ['spaces after the closing fence', '```python\na = 1\n```   \n'],
  ])('%s', (_name, reply) => {
    expect(extractProgram(reply, 'first')).toBe('a = 1\n');
  });

  test('a longer fence holds shorter ones', () => {
    const program = 'text = """\n```\n"""';
    expect(extractProgram(`\`\`\`\`python\n${program}\n\`\`\`\``, 'first')).toBe(`${program}\n`);
  });

  test('tildes do not close back quotes', () => {
    expect(extractProgram('```python\na = 1\n~~~\nb = 2\n```', 'first')).toBe('a = 1\n~~~\nb = 2\n');
  });

  test('relative indentation inside an indented block is kept', () => {
    const reply = '  ```python\n  if a:\n      b = 2\n  ```';
    expect(extractProgram(reply, 'first')).toBe('if a:\n    b = 2\n');
  });

  test('an inline run of back quotes opens nothing', () => {
    expect(extractProgram('```print(1)``` is how\n', 'first')).toBeNull();
  });

  test('a block without code does not count', () => {
    expect(extractProgram('```python\n```\n```python\n\n```\n```python\na = 1\n```', 'first')).toBe(
      'a = 1\n',
    );
  });

  test.each(['', 'print(1)', 'No code.', '``\nx\n``'])('%j has no program', (reply) => {
    expect(extractProgram(reply, 'first')).toBeNull();
  });
});

test('any program without a fence comes back as it was put in, whatever surrounds it', () => {
  const line = fc.string().filter((text) => !/[`~\r\n\u2028\u2029]/.test(text));
  const program = fc
    .array(line, { minLength: 1 })
    .map((lines) => lines.join('\n'))
    .filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(program, line, (text, around) => {
      expect(extractProgram(`${around}\n\`\`\`python\n${text}\n\`\`\`\n${around}`, 'first')).toBe(
        `${text}\n`,
      );
    }),
  );
});
