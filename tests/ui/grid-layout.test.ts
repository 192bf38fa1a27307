import { describe, expect, it } from 'vitest';
import { cellPoint, layoutGrid, moveFrom, placeAt, type Place } from '../../src/ui/state/grid-layout';

const wide = layoutGrid({ width: 1500, arms: 3, samples: 25, rem: 16 });
const narrow = layoutGrid({ width: 360, arms: 3, samples: 25, rem: 16 });

describe('layoutGrid', () => {
  it('takes the room that there is for a line of samples, and ten a line where there is little', () => {
    expect([wide.block.columns, wide.block.rows, wide.block.cell]).toEqual([20, 2, 13]);
    expect([narrow.block.columns, narrow.block.rows]).toEqual([10, 3]);
  });

  it('is no wider than its samples, which are larger where there is room to spare', () => {
    const few = layoutGrid({ width: 1500, arms: 1, samples: 2, rem: 16 });
    expect([few.block.columns, few.block.rows, few.block.width]).toEqual([2, 1, 47]);
  });

  it('grows with the text', () => {
    const wall = layoutGrid({ width: 2500, arms: 3, samples: 25, rem: 24 });
    expect([wall.block.cell, wall.rowHeight]).toEqual([24, 78]);
  });
});

describe('placeAt', () => {
  const samples = Array.from({ length: 25 }, (_, sample) => sample);

  it.each([
    ['wide', wide],
    ['narrow', narrow],
  ])('finds every cell of a %s grid at its middle', (_, layout) => {
    const found = samples.map((sample) => {
      const { x, y } = cellPoint(layout, 2, sample);
      return placeAt(layout, x + 6, y + 6);
    });
    expect(found).toEqual(samples.map((sample) => ({ arm: 2, sample })));
  });

  it('finds the block alone between cells and past the last, and nothing beside the grid', () => {
    const { x, y } = cellPoint(narrow, 1, 24);
    expect(placeAt(narrow, x + 14, y + 6)).toEqual({ arm: 1, sample: null });
    expect(placeAt(narrow, x + 22, y + 6)).toEqual({ arm: 1, sample: null });
    expect(placeAt(narrow, 3 * narrow.armPitch + 1, y)).toBeNull();
  });
});

describe('moveFrom', () => {
  const walk = (from: Place, ...keys: readonly string[]): Place =>
    keys.reduce((place, key) => moveFrom(place, key, narrow, 4, 2) ?? place, from);
  const start: Place = { row: 0, arm: 0, sample: 0 };

  it('goes on in the next arm and in the next problem, and comes back the same way', () => {
    expect(walk({ ...start, sample: 9 }, 'ArrowRight')).toEqual({ row: 0, arm: 1, sample: 0 });
    expect(walk({ row: 0, arm: 1, sample: 10 }, 'ArrowLeft')).toEqual({ row: 0, arm: 0, sample: 19 });
    expect(walk(start, 'ArrowDown', 'ArrowDown', 'ArrowDown')).toEqual({ row: 1, arm: 0, sample: 0 });
    expect(walk({ row: 1, arm: 0, sample: 3 }, 'ArrowUp')).toEqual({ row: 0, arm: 0, sample: 23 });
  });

  it('ends at the edges, and on the last cell where a line is not full', () => {
    expect(walk(start, 'ArrowUp', 'ArrowLeft')).toEqual(start);
    expect(walk({ row: 3, arm: 2, sample: 24 }, 'ArrowDown', 'ArrowRight')).toEqual({
      row: 3,
      arm: 2,
      sample: 24,
    });
    expect(walk({ row: 0, arm: 0, sample: 18 }, 'ArrowDown')).toEqual({ row: 0, arm: 0, sample: 24 });
  });

  it('turns pages and goes to the ends of a line', () => {
    expect(walk(start, 'PageDown', 'PageDown')).toEqual({ row: 3, arm: 0, sample: 0 });
    expect(walk({ row: 3, arm: 1, sample: 12 }, 'PageUp', 'Home')).toEqual({ row: 1, arm: 0, sample: 10 });
    expect(walk(start, 'End')).toEqual({ row: 0, arm: 2, sample: 9 });
  });

  it('leaves other keys alone', () => {
    expect(moveFrom(start, 'a', narrow, 4, 2)).toBeNull();
  });
});
