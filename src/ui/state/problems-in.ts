import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { ProblemChoice } from '../../core/choose-problems';
import { everyProblem } from '../../core/choose-problems';
import type { ProblemImport } from '../../core/import-problems';
import { bringProblems, type BroughtProblems } from './bring-problems';
import type { Lab } from './lab';
import type { ImportProgress, ImportRequest } from './problem-imports';

export type RowForm = ImportRequest['dataset'];

interface Offered {
  readonly from: File | URL;
  /** What its first rows are; null for what comes from a host, which is asked once and not before. */
  readonly seen: ProblemImport | null;
}

/** From a file to a set: look at its beginning, choose, read it whole, keep. */
export type ProblemsInState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly from: File }
  | ({ readonly kind: 'ready' } & Offered)
  | ({ readonly kind: 'reading'; readonly progress: ImportProgress } & Offered)
  | { readonly kind: 'brought'; readonly result: BroughtProblems }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ProblemsIn {
  readonly state: Accessor<ProblemsInState>;
  /** The form that rows are read as; null: told by their fields. */
  readonly rowForm: Accessor<RowForm>;
  /** Takes a file up and looks at its first rows; stores nothing. */
  offer(from: File | URL): Promise<void>;
  /** Reads the same file's first rows as another form. */
  readAs(form: RowForm): Promise<void>;
  /** Reads the file that is ready and keeps what is chosen. */
  bring(choice: ProblemChoice): Promise<void>;
  /** Ends the reading, the file staying at hand, or puts the file away. */
  stop(): void;
}

/** Rows that are looked at before anything is chosen: enough to see levels, tags and dates. */
const looked = 100;

export function createProblemsIn(lab: Lab, onKept: (brought: BroughtProblems) => void): ProblemsIn {
  const [state, setState] = createSignal<ProblemsInState>({ kind: 'idle' });
  const [rowForm, setRowForm] = createSignal<RowForm>(null);
  let current = new AbortController();

  /** Runs work that a later call or a stop overtakes: then it says no more. */
  async function enter(work: (signal: AbortSignal) => Promise<ProblemsInState>): Promise<void> {
    current.abort();
    const { signal } = (current = new AbortController());
    try {
      const next = await work(signal);
      if (!signal.aborted) setState(next);
    } catch (error) {
      if (!signal.aborted) setState({ kind: 'failed', error });
    }
  }

  async function look(from: File): Promise<void> {
    setState({ kind: 'looking', from });
    const dataset = rowForm();
    await enter(async (signal) => {
      const choice: ProblemChoice = { ...everyProblem, take: { kind: 'first', count: looked } };
      const request = { from, dataset, choice };
      return { kind: 'ready', from, seen: await lab.problemImports.read(request, () => {}, signal) };
    });
  }

  function stop(): void {
    current.abort();
    const now = state();
    setState(now.kind === 'reading' ? { kind: 'ready', from: now.from, seen: now.seen } : { kind: 'idle' });
  }
  onCleanup(() => current.abort());

  return {
    state,
    rowForm,
    async offer(from) {
      setRowForm(null);
      if (from instanceof File) return look(from);
      current.abort();
      setState({ kind: 'ready', from, seen: null });
    },
    async readAs(form) {
      setRowForm(form);
      const now = state();
      if (now.kind === 'ready' && now.from instanceof File) await look(now.from);
    },
    async bring(choice) {
      const now = state();
      if (now.kind !== 'ready') return;
      const { from, seen } = now;
      const dataset = rowForm();
      const tell = (progress: ImportProgress): void =>
        void setState({ kind: 'reading', from, seen, progress });
      tell({ share: 0, rows: 0 });
      await enter(async (signal) => {
        const request = { from, dataset, choice };
        const told = (progress: ImportProgress): void => void (signal.aborted || tell(progress));
        const result = await bringProblems(lab, request, told, signal);
        if (!signal.aborted) onKept(result);
        return { kind: 'brought', result };
      });
    },
    stop,
  };
}
