import { describe, expect, it } from 'vitest';
import { cellGap, cellSize, layoutOf, sampleAt } from '../../src/ui/state/cell-paint';

const pitch = cellSize + cellGap;

describe('layoutOf', () => {
  it('fills rows from the left and never overflows the width', () => {
    expect(layoutOf(25, 157)).toEqual({ columns: 10, rows: 3, width: 157, height: 3 * pitch - cellGap });
  });

  it('is no wider than its samples', () => {
    expect(layoutOf(2, 157)).toEqual({ columns: 2, rows: 1, width: 2 * pitch - cellGap, height: cellSize });
  });

  it('has one column where nothing fits', () => {
    expect(layoutOf(3, 1).columns).toBe(1);
  });
});

describe('sampleAt', () => {
  const layout = layoutOf(25, 157);

  it('finds every sample at the middle of its cell', () => {
    const found = Array.from({ length: 25 }, (_, sample) => {
      const x = (sample % layout.columns) * pitch + cellSize / 2;
      const y = Math.floor(sample / layout.columns) * pitch + cellSize / 2;
      return sampleAt(layout, 25, x, y);
    });
    expect(found).toEqual(Array.from({ length: 25 }, (_, sample) => sample));
  });

  it('finds none between cells, nor past the last', () => {
    expect(sampleAt(layout, 25, cellSize + 1, 2)).toBeNull();
    expect(sampleAt(layout, 25, 7 * pitch + 2, 2 * pitch + 2)).toBeNull();
  });
});
