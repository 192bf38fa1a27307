import { gridArms } from '../../core/grid';
import type { ArmSpec } from '../../core/experiment';
import type { CotMode, FeedbackKind, Search } from '../../core/strategy';
import { paperTurns } from './arms';

/** REx's exploration constant where a person chooses the tree: Tang 2024 finds 20 robust over data sets. */
export const treeC = 20;

export const searchNames: Readonly<Record<Search['kind'], string>> = {
  linear: 'One dialogue',
  restart: 'Start afresh each turn',
  tree: 'Tree (Thompson sampling)',
};

/** What is ticked on each axis of a grid; the prompt axes by id, '' for none. */
export interface GridChoice {
  readonly reasoning: readonly string[];
  readonly instruction: readonly string[];
  readonly feedback: readonly FeedbackKind[];
  readonly cot: readonly CotMode[];
  readonly search: readonly Search['kind'][];
  /** Turn limits as they were typed: "1, 3". */
  readonly turns: string;
}

/** The paper's question in small: with and without reasoning, one turn and three. */
export const firstGrid: GridChoice = {
  reasoning: ['', 'nl-solution'],
  instruction: [''],
  feedback: ['failed-tests'],
  cot: ['first-turn'],
  search: ['linear'],
  turns: `1, ${paperTurns}`,
};

/** Turn limits between 1 and 50 that a text names, in order and once each; null where it names anything else. */
export function turnLimits(text: string): readonly number[] | null {
  const numbers = text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(Number);
  const isGood = numbers.length > 0 && numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= 50);
  return isGood ? [...new Set(numbers)].toSorted((a, b) => a - b) : null;
}

/** The arms that a choice makes; none while an axis is empty or the turn limits cannot be read. */
export function armsOfGrid(choice: GridChoice): readonly ArmSpec[] {
  const maxTurns = turnLimits(choice.turns);
  if (maxTurns === null) return [];
  return gridArms({
    reasoning: choice.reasoning.map((id) => id || null),
    instruction: choice.instruction.map((id) => id || null),
    feedback: choice.feedback,
    cot: choice.cot,
    search: choice.search.map((kind): Search => (kind === 'tree' ? { kind, c: treeC } : { kind })),
    maxTurns,
  });
}

/** Arms with those of a grid behind them; one that is there already, by name, is not added again. */
export function withGridArms(arms: readonly ArmSpec[], grid: readonly ArmSpec[]): readonly ArmSpec[] {
  const names = new Set(arms.map(({ name }) => name));
  return [...arms, ...grid.filter(({ name }) => !names.has(name))];
}

/** Ticks or unticks one value of an axis, in the order in which the axis lists them. */
export function toggled<T extends string>(
  axis: readonly T[],
  chosen: readonly T[],
  value: T,
  isOn: boolean,
): readonly T[] {
  return axis.filter((other) => (other === value ? isOn : chosen.includes(other)));
}
