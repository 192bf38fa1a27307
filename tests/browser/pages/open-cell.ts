import type { Page } from 'playwright-core';
import { cellPoint, layoutGrid } from '../../../src/ui/state/grid-layout';

/** Clicks the middle of a cell of the first arm in the experiment's grid; `row` is the problem's place in it. */
export async function openCell(page: Page, row: number, sample: number, samples: number): Promise<void> {
  const grid = page.getByTestId('grid');
  await grid.locator('tbody canvas').first().waitFor();
  const seen = await grid.evaluate((element) => ({
    width: element.clientWidth,
    arms: Number(element.getAttribute('aria-colcount')) - 1,
    rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  }));
  const layout = layoutGrid({ ...seen, samples });
  const { x, y } = cellPoint(layout, 0, sample);
  const middle = layout.block.cell / 2;
  const position = {
    x: layout.head + x + middle,
    y: layout.top + row * layout.rowHeight + y + middle,
  };
  await grid.click({ position });
}
