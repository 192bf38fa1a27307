import type { TraceBlock } from './trace';

/** Blocks before the gap, where some were left out (core/trace.ts). */
const blocksBeforeGap = 5;

/** A trace as texts, one a block, with a text for what was left out in the middle. */
export function traceLines(
  blocks: readonly TraceBlock[],
  skipped: number,
  told: (block: TraceBlock) => string,
  leftOut: (skipped: number) => string,
): readonly string[] {
  const texts = blocks.map(told);
  return skipped === 0 ? texts : texts.toSpliced(blocksBeforeGap, 0, leftOut(skipped));
}

/** Variables as "n = 3, a = [1, 2]"; `none` where there are none. */
export function variables(values: TraceBlock['before'], none: string): string {
  const named = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return named.length === 0 ? none : named.join(', ');
}

/** What a block set or changed. */
export function changes({ before, after }: TraceBlock): TraceBlock['after'] {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !Object.hasOwn(before, name) || before[name] !== value),
  );
}
