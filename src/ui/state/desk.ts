import {
  createContext,
  createResource,
  createSignal,
  useContext,
  type Accessor,
  type Resource,
} from 'solid-js';
import type { ExperimentSpec } from '../../core/experiment';
import { createAssigned, type Assigned } from './assigned';
import { createEngineSlot, type EngineSlot } from './engine-slot';
import type { Lab, ModelChoice, ProblemSetHead } from './lab';
import { createPython, type Python } from './python';
import { createRuns, type Runs } from './runs';

/** What outlives a page while the lab is open: the doors to the world, the model in memory, the runs under way. */
export interface Desk {
  readonly lab: Lab;
  readonly engine: EngineSlot;
  readonly python: Python;
  readonly runs: Runs;
  /** What a teacher's link fixed here. */
  readonly assigned: Assigned;
  /** The model that Play and new experiments begin with. */
  readonly choice: Accessor<ModelChoice>;
  chooseModel(choice: ModelChoice): void;
  /** The experiment that is being set up, kept while other pages are looked at; null before the first change. */
  readonly draft: Accessor<ExperimentSpec | null>;
  keepDraft(spec: ExperimentSpec): void;
  readonly problemSets: Resource<readonly ProblemSetHead[]>;
  /** Lists the sets again after one was brought in or deleted. */
  refreshProblemSets(): void;
}

export const DeskContext = createContext<Desk>();

export function createDesk(lab: Lab): Desk {
  const engine = createEngineSlot((choice) => lab.engineSource(choice));
  const [problemSets, { refetch }] = createResource(() => lab.problemSets());
  const assigned = createAssigned();
  const given = assigned.current()?.spec ?? null;
  const first: ModelChoice = given?.engine ??
    lab.shippedModels[0]?.choice ?? { kind: 'wllama', model: 'demo' };
  const [draft, keepDraft] = createSignal<ExperimentSpec | null>(given);
  const [choice, chooseModel] = createSignal<ModelChoice>(first);
  const fixedChoice = (): ModelChoice | null =>
    assigned.isHidden('model') ? (assigned.current()?.spec.engine ?? null) : null;
  return {
    lab,
    engine,
    python: createPython(lab),
    runs: createRuns(lab, engine),
    assigned,
    choice: () => fixedChoice() ?? choice(),
    draft,
    keepDraft,
    chooseModel,
    problemSets,
    refreshProblemSets: () => void refetch(),
  };
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('A page stands outside the lab: render it under DeskContext.');
  return desk;
}
