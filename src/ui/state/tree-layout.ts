import type { Turn } from '../../core/trajectory';

/** Where an attempt stands in a drawn tree: columns by depth, rows so that no two lines cross. */
export interface TreeNode {
  readonly index: number;
  readonly parent: number | null;
  readonly depth: number;
  readonly row: number;
}

/** Lays out attempts by their parents. A first child continues its parent's row, every further one opens a new row. */
export function layOutTree(turns: readonly Pick<Turn, 'parent'>[]): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  let rows = 0;
  const place = (index: number, depth: number, row: number): void => {
    const parent = turns[index]?.parent ?? null;
    nodes.push({ index, parent, depth, row });
    for (const [at, child] of childrenOf(turns, index).entries())
      place(child, depth + 1, at === 0 ? row : nextRow());
  };
  const nextRow = (): number => (rows += 1) - 1;
  for (const root of childrenOf(turns, null)) place(root, 0, nextRow());
  return nodes.toSorted((a, b) => a.index - b.index);
}

/** Whether attempts do more than follow one another. */
export function hasBranches(turns: readonly Pick<Turn, 'parent'>[]): boolean {
  return turns.some(({ parent }, index) => parent !== (index === 0 ? null : index - 1));
}

function childrenOf(turns: readonly Pick<Turn, 'parent'>[], parent: number | null): readonly number[] {
  return turns.flatMap((turn, index) => (turn.parent === parent ? [index] : []));
}
