import { createSignal, type Accessor } from 'solid-js';
import { parsePredictions, type Outcome, type Prediction } from '../../core/prediction';

/** What the student of this browser has predicted, oldest first. */
export interface Predictions {
  readonly all: Accessor<readonly Prediction[]>;
  /** The newest one of a page of the lesson; null before the first. */
  latest(page: number): Prediction | null;
  /** How many were made on that page. */
  count(page: number): number;
  add(said: Omit<Prediction, 'id' | 'at' | 'experiments' | 'outcome'>): Prediction;
  /** An experiment was made to decide it. */
  addExperiment(id: string, experiment: string): void;
  /** Only the first outcome counts. */
  decide(id: string, outcome: Outcome): void;
  clear(): void;
}

const key = 'turnwise.predictions';

export function createPredictions(): Predictions {
  const [all, setAll] = createSignal(stored());
  function keep(next: readonly Prediction[]): void {
    setAll(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Storage is blocked: they last as long as the page.
    }
  }
  const change = (id: string, to: (old: Prediction) => Prediction): void =>
    keep(all().map((one) => (one.id === id ? to(one) : one)));
  const of = (page: number): readonly Prediction[] => all().filter((one) => one.page === page);
  return {
    all,
    latest: (page) => of(page).at(-1) ?? null,
    count: (page) => of(page).length,
    add(said) {
      const made = { ...said, id: crypto.randomUUID(), at: Date.now(), experiments: [], outcome: null };
      keep([...all(), made]);
      return made;
    },
    addExperiment: (id, experiment) =>
      change(id, (old) => ({ ...old, experiments: [...old.experiments, experiment] })),
    decide: (id, outcome) => change(id, (old) => ({ ...old, outcome: old.outcome ?? outcome })),
    clear: () => keep([]),
  };
}

function stored(): readonly Prediction[] {
  try {
    return parsePredictions(localStorage.getItem(key) ?? '[]') ?? [];
  } catch {
    return [];
  }
}
