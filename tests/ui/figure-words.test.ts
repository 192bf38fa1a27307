import { describe, expect, it } from 'vitest';
import { cellText, fieldsOf, fieldText, pointsText, pText } from '../../src/ui/state/cell-text';
import { stretchText } from '../../src/ui/state/frontier-text';
import { comparePath, parseArmKey } from '../../src/ui/state/paths';

describe('cells of a figure’s table', () => {
  it('keep four digits of a share, one of a large number, and leave the undefined to a dash', () => {
    expect([1 / 3, 12, 12_345, 1234.56, true, 'plain', null].map(cellText)).toEqual([
      '0.3333',
      '12',
      '12,345',
      '1234.6',
      'yes',
      'plain',
      null,
    ]);
  });

  it('head their columns with the fields of all rows, in words', () => {
    expect(fieldsOf([{ arm: 'a' }, { arm: 'b', adjustedP: 1 }]).map(fieldText)).toEqual([
      'arm',
      'adjusted p',
    ]);
  });

  it('write a difference in points with a real minus, and no p of zero', () => {
    expect([0.032, -0.01, 0.0001].map(pointsText)).toEqual(['+3.2', '−1.0', '±0.0']);
    expect([0.03125, 0.0002].map(pText)).toEqual(['p = 0.031', 'p < 0.001']);
  });
});

describe('a stretch of the frontier in words', () => {
  it('names its budgets, its holder, and who is not ruled out', () => {
    const stretch = { from: 3, to: 12.5, series: 'plain', value: 0.24, rivals: ['CoT'] };
    expect(stretchText(stretch, 'used')).toBe(
      'From 3 to 12.5 attempts used a problem: “plain” leads, at the end with 24.0 %. Not ruled out: CoT.',
    );
    expect(stretchText({ ...stretch, to: null, rivals: [] }, 'tokens')).toContain(
      'From 3 tokens a problem upwards',
    );
  });
});

describe('the address of a comparison', () => {
  it('holds any two arms, whatever is in their names', () => {
    const [a, b] = [
      { experimentId: 'e1', arm: 'a/b & c' },
      { experimentId: 'e2', arm: 'plain' },
    ];
    const query = new URLSearchParams(comparePath(a, b).split('?')[1]);
    expect([query.get('a'), query.get('b')].map((text) => parseArmKey(text ?? undefined))).toEqual([a, b]);
  });

  it('names no arm when a part is missing', () => {
    expect([undefined, '', 'e1', 'e1/', '/arm'].map(parseArmKey)).toEqual([null, null, null, null, null]);
  });
});
