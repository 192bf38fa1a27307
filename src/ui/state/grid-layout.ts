/** How one block of cells is laid out. */
export interface BlockLayout {
  readonly samples: number;
  readonly columns: number;
  readonly rows: number;
  /** CSS pixels: side of a cell, and from one cell to the next. */
  readonly cell: number;
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
}

/** How the whole grid is laid out, in CSS pixels. */
export interface GridLayout {
  readonly block: BlockLayout;
  /** Width of the column that names the problems. */
  readonly head: number;
  /** Height of the row that names the arms. */
  readonly top: number;
  /** From one arm's block to the next. */
  readonly armPitch: number;
  readonly rowHeight: number;
  readonly arms: number;
}

/** One cell by its place: a row of the shown ones, not a problem. */
export interface Place {
  readonly row: number;
  readonly arm: number;
  readonly sample: number;
}

/** Between two cells, CSS pixels. */
const gap = 3;
/** Left and right, above and below a block, CSS pixels. */
export const padX = 8;
const padY = 8;
/** Side of a cell at a root of 16 px: at least, and at most where few samples have much room. */
const leastCell = 13;
const mostCell = 22;
/** Fewest cells side by side, so that ten samples are a line. */
const leastColumns = 10;

/**
 * The grid for so much room. All samples of a block in one line where they fit, larger ones where there is room to
 * spare; else lines of whole fives. `rem` is the root's font size: cells grow with the text, as on a projector.
 */
export function layoutGrid(size: {
  readonly width: number;
  readonly arms: number;
  readonly samples: number;
  readonly rem: number;
}): GridLayout {
  const { samples, arms } = size;
  const least = Math.round((leastCell * size.rem) / 16);
  const most = Math.round((mostCell * size.rem) / 16);
  const head = Math.round(Math.min(17 * size.rem, Math.max(8 * size.rem, size.width * 0.24)));
  const room = Math.floor((size.width - head) / arms) - 2 * padX + gap;
  const fits = Math.floor(room / (least + gap));
  const columns = samples <= fits ? samples : Math.min(samples, Math.max(leastColumns, fits - (fits % 5)));
  const cell = samples <= fits ? Math.min(most, Math.floor(room / samples) - gap) : least;
  const pitch = cell + gap;
  const rows = Math.ceil(samples / columns);
  const block = {
    samples,
    columns,
    rows,
    cell,
    pitch,
    width: columns * pitch - gap,
    height: rows * pitch - gap,
  };
  return {
    block,
    head,
    top: Math.round(2.5 * size.rem),
    arms,
    // An arm's name needs some room even over a single cell.
    armPitch: Math.max(block.width + 2 * padX, Math.round(6 * size.rem)),
    rowHeight: Math.max(Math.round(3.25 * size.rem), block.height + 2 * padY),
  };
}

/** Where a cell lies in its row, from the top left of the first block's column. */
export function cellPoint(
  layout: GridLayout,
  arm: number,
  sample: number,
): { readonly x: number; readonly y: number } {
  const { columns, pitch } = layout.block;
  return {
    x: arm * layout.armPitch + padX + (sample % columns) * pitch,
    y: blockTop(layout) + Math.floor(sample / columns) * pitch,
  };
}

/** From the top of a row to its blocks. */
export function blockTop(layout: GridLayout): number {
  return Math.round((layout.rowHeight - layout.block.height) / 2);
}

/** What lies at a point measured as `cellPoint` does: the arm, and the sample or null between cells. */
export function placeAt(
  layout: GridLayout,
  x: number,
  y: number,
): { readonly arm: number; readonly sample: number | null } | null {
  const arm = Math.floor(x / layout.armPitch);
  if (arm < 0 || arm >= layout.arms) return null;
  const { columns, pitch, cell, samples } = layout.block;
  const [inX, inY] = [x - arm * layout.armPitch - padX, y - blockTop(layout)];
  const [column, line] = [Math.floor(inX / pitch), Math.floor(inY / pitch)];
  const sample = line * columns + column;
  const isBetween = inX - column * pitch > cell || inY - line * pitch > cell;
  const isOutside = column < 0 || column >= columns || line < 0 || sample >= samples;
  return { arm, sample: isBetween || isOutside ? null : sample };
}

/**
 * Where a key leads from a cell; null for keys that lead nowhere. Left and right go on in the next arm, up and down in
 * the next problem, as the eye does.
 */
export function moveFrom(
  place: Place,
  key: string,
  layout: GridLayout,
  rows: number,
  page: number,
): Place | null {
  const { columns, samples, rows: lines } = layout.block;
  const [column, line] = [place.sample % columns, Math.floor(place.sample / columns)];
  const at = (row: number, arm: number, toLine: number, toColumn: number): Place => ({
    row: Math.max(0, Math.min(row, rows - 1)),
    arm,
    sample: Math.min(samples - 1, toLine * columns + toColumn),
  });
  switch (key) {
    case 'ArrowRight':
      if (column + 1 < columns && place.sample + 1 < samples) return { ...place, sample: place.sample + 1 };
      return place.arm + 1 < layout.arms ? at(place.row, place.arm + 1, line, 0) : place;
    case 'ArrowLeft':
      if (column > 0) return { ...place, sample: place.sample - 1 };
      return place.arm > 0 ? at(place.row, place.arm - 1, line, columns - 1) : place;
    case 'ArrowDown':
      if (line + 1 < lines) return at(place.row, place.arm, line + 1, column);
      return place.row + 1 < rows ? at(place.row + 1, place.arm, 0, column) : place;
    case 'ArrowUp':
      if (line > 0) return at(place.row, place.arm, line - 1, column);
      return place.row > 0 ? at(place.row - 1, place.arm, lines - 1, column) : place;
    case 'PageDown':
      return at(place.row + page, place.arm, line, column);
    case 'PageUp':
      return at(place.row - page, place.arm, line, column);
    case 'Home':
      return at(place.row, 0, line, 0);
    case 'End':
      return at(place.row, layout.arms - 1, line, columns - 1);
    default:
      return null;
  }
}
