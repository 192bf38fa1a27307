import { describe, expect, it } from 'vitest';
import { compareRows, pairToShow } from '../../src/core/compare';
import { toCsv } from '../../src/core/csv';
import { paperTable } from '../../src/core/paper-table';
import { poolLines } from '../../src/core/pool';
import { countStudy } from '../../src/core/study';
import { anExperiment } from './experiments';
import { summaryOf } from './summaries';

describe('compare', () => {
  it('lists shared problems, the largest gain first, and who solved them', () => {
    const two = countStudy(anExperiment({ arms: { a: 1, b: 1 }, problems: ['x', 'y', 'z'] }), [
      summaryOf('p', true, { arm: 'a', problemId: 'x' }),
      summaryOf('w', false, { arm: 'b', problemId: 'x' }),
      summaryOf('w', false, { arm: 'a', problemId: 'y' }),
      summaryOf('p', true, { arm: 'b', problemId: 'y' }),
      summaryOf('p', true, { arm: 'a', problemId: 'z' }),
    ]);
    const pool = poolLines([two]);
    const [a, b] = pool.lines;
    if (a === undefined || b === undefined) throw new Error('no arms');
    expect(
      compareRows(pool, a, b).map(({ problemId, difference, solved }) => [problemId, difference, solved]),
    ).toEqual([
      ['y', 1, 'only B'],
      ['x', -1, 'only A'],
    ]);
  });

  it('shows an unlike pair, of the same sample where there is one', () => {
    const of = (letters: readonly string[]) => letters.map((one, sample) => summaryOf(one, true, { sample }));
    expect(pairToShow(of(['w', 'p', 'w']), of(['w', 'p', 'p']))).toEqual({ a: 2, b: 2 });
    expect(pairToShow(of(['w']), [summaryOf('p', true, { sample: 5 })])).toEqual({ a: 0, b: 5 });
    expect(pairToShow(of(['w']), of(['w']))).toEqual({ a: 0, b: 0 });
    expect(pairToShow([], of(['w']))).toBeNull();
  });
});

describe('toCsv', () => {
  it.each([' =1', '\n=1', '\t@x', '\u00a0+1', '\u200b-1', '\u0000=1', '\uff1d1', '\ttext'])(
    'defuses %j, whatever stands before its first sign',
    (text) => expect(toCsv([{ x: text }]).replaceAll('"', '')).toBe(`x\r\n'${text}\r\n`),
  );

  it('quotes, leaves nulls empty, takes the fields of all rows, and defuses formulas in text only', () => {
    expect(
      toCsv([
        { name: 'a, "b"', value: -0.5, note: null },
        { name: '=cmd()', value: 1, more: true },
        { name: '@x', value: null },
      ]),
    ).toBe('name,value,note,more\r\n"a, ""b""",-0.5,,\r\n\'=cmd(),1,,true\r\n\'@x,,,\r\n');
    expect(toCsv([{ '+x': '\n' }])).toBe('\'+x\r\n"\n"\r\n');
  });
});

describe('paperTable', () => {
  it("is the paper's Table 1", () => {
    expect(paperTable.length).toBe(4 * 4 * 4 + 2 * 4);
    const find = (model: string, variant: string, column: string) =>
      paperTable.find((row) => row.model === model && row.variant === variant && row.column === column)
        ?.value;
    expect(find('Llama 3.1 70B', 'multi-turn CoT', '1@3')).toBe(0.277);
    expect(find('Llama 3.0 8B', 'plain', '100@300')).toBeNull();
    expect(find('Llama 3.1 70B RFT', 'multi-turn', '100@300')).toBe(0.611);
  });
});
