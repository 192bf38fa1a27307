/** One cell of the paper's Table 1 (Zheng et al., ICLR 2025): a pass rate in [0, 1]; null where it has a dash. */
export interface PaperRow {
  readonly model: string;
  readonly variant: 'plain' | 'CoT' | 'multi-turn' | 'multi-turn CoT';
  /** "1@3", "10@30", "33@100" or "100@300". */
  readonly column: string;
  readonly value: number | null;
}

const columns = ['1@3', '10@30', '33@100', '100@300'];

/** Percent, by model and variant, in the order of `columns`. */
const percents: Readonly<
  Record<string, Readonly<Partial<Record<PaperRow['variant'], readonly (number | null)[]>>>>
> = {
  'Llama 3.0 8B': {
    plain: [2.9, 8.0, 12.6, null],
    CoT: [3.4, 11.7, 17.3, null],
    'multi-turn': [2.4, 8.0, 12.8, 16.7],
    'multi-turn CoT': [2.8, 9.8, 14.9, 19.4],
  },
  'Llama 3.0 70B': {
    plain: [9.6, 18.9, 23.1, null],
    CoT: [10.4, 26.0, 33.0, null],
    'multi-turn': [10.1, 21.0, 26.7, 32.7],
    'multi-turn CoT': [11.1, 26.5, 34.3, 40.4],
  },
  'Llama 3.1 8B': {
    plain: [7.7, 18.2, 23.8, null],
    CoT: [8.0, 19.5, 26.1, null],
    'multi-turn': [7.0, 18.8, 24.5, 30.4],
    'multi-turn CoT': [6.9, 19.4, 26.0, 31.5],
  },
  'Llama 3.1 70B': {
    plain: [24.1, 42.3, 49.8, null],
    CoT: [26.4, 47.8, 54.8, null],
    'multi-turn': [24.1, 43.8, 51.6, 56.2],
    'multi-turn CoT': [27.7, 48.4, 55.3, 59.6],
  },
  'Llama 3.1 70B RFT': {
    plain: [26.2, 45.1, 50.9, null],
    'multi-turn': [29.7, 50.5, 57.2, 61.1],
  },
};

const variants = ['plain', 'CoT', 'multi-turn', 'multi-turn CoT'] as const;

/** The paper's Table 1, an overlay for our own. */
export const paperTable: readonly PaperRow[] = Object.entries(percents).flatMap(([model, table]) =>
  variants.flatMap((variant) =>
    (table[variant] ?? []).map((percent, at): PaperRow => ({
      model,
      variant,
      column: columns[at] ?? '',
      value: percent === null ? null : Math.round(percent * 10) / 1000,
    })),
  ),
);

export const paperModels: readonly string[] = Object.keys(percents);
