import type { Cost } from './cost';
import type { ArmSpec } from './experiment';
import type { CotMode, FeedbackKind, Search } from './strategy';

/** Values to combine on each axis; null is "none". An empty axis makes no arms. */
export interface Grid {
  readonly reasoning: readonly (string | null)[];
  readonly instruction: readonly (string | null)[];
  readonly maxTurns: readonly number[];
  readonly feedback: readonly FeedbackKind[];
  readonly cot: readonly CotMode[];
  readonly search: readonly Search[];
  /** Own prompts by id, handed to every arm that names one of them. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** Attempts above which a grid deserves a word of warning: an afternoon at one attempt a second. */
const manyAttempts = 10_000;

/**
 * One arm for each combination that differs in what is sent, in the order of the axes. What cannot matter is left out,
 * so that no two arms are the same experiment: feedback and search where there is one turn, feedback under `restart`,
 * the time of the chain of thought where there is no prompt. Names say all that sets an arm apart from plain sampling.
 */
export function gridArms(grid: Grid): readonly ArmSpec[] {
  const arms = new Map<string, ArmSpec>();
  for (const reasoning of grid.reasoning)
    for (const instruction of grid.instruction)
      for (const maxTurns of grid.maxTurns)
        for (const feedback of grid.feedback)
          for (const cot of grid.cot)
            for (const search of grid.search) {
              const arm = armOf({ reasoning, instruction, maxTurns, feedback, cot, search }, grid.texts);
              if (!arms.has(arm.name)) arms.set(arm.name, arm);
            }
  return [...arms.values()];
}

/** What to tell the person before a grid as large as this is started; null when nothing need be said. */
export function gridWarning(cost: Cost, attemptsPerSecond: number | null): string | null {
  const hours = attemptsPerSecond === null ? null : cost.attempts / attemptsPerSecond / 3600;
  if (cost.attempts < manyAttempts && (hours === null || hours < 1)) return null;
  const size = `This grid may take ${cost.attempts.toLocaleString('en')} attempts in ${cost.trajectories.toLocaleString('en')} trajectories`;
  const time = hours === null ? '' : `, about ${hours < 10 ? hours.toFixed(1) : Math.round(hours)} hours`;
  return `${size}${time}. It can be stopped and continued at any time; fewer samples or problems show early whether it is worth it.`;
}

interface Point {
  readonly reasoning: string | null;
  readonly instruction: string | null;
  readonly maxTurns: number;
  readonly feedback: FeedbackKind;
  readonly cot: CotMode;
  readonly search: Search;
}

function armOf(point: Point, texts: Grid['texts']): ArmSpec {
  const { maxTurns } = point;
  const isSingle = maxTurns === 1;
  const search = isSingle ? undefined : point.search;
  const feedback = isSingle || point.search.kind === 'restart' ? undefined : point.feedback;
  // With one turn, every mode but `retry` is the first turn; `retry` on one turn (or on fresh starts) sends no prompt.
  const isMute = point.cot === 'retry' && (isSingle || point.search.kind === 'restart');
  const reasoning = isMute ? null : point.reasoning;
  const instruction = isMute ? null : point.instruction;
  const hasPrompt = reasoning !== null || instruction !== null;
  const cot = isSingle || isMute || (point.cot !== 'retry' && !hasPrompt) ? undefined : point.cot;
  const used = Object.entries(texts ?? {}).filter(([id]) => id === reasoning || id === instruction);
  const parts = {
    ...(feedback !== undefined && { feedback }),
    ...(reasoning !== null && { reasoning }),
    ...(instruction !== null && { instruction }),
    ...(cot !== undefined && { cot }),
    ...(search !== undefined && { search }),
    ...(used.length > 0 && { texts: Object.fromEntries(used) }),
  };
  return { name: nameOf({ maxTurns, ...parts }), maxTurns, ...parts };
}

function nameOf(arm: Omit<ArmSpec, 'name'>): string {
  const prompts = [arm.reasoning, arm.instruction].filter((id) => id !== undefined).join(' + ');
  const parts = [
    prompts,
    arm.maxTurns === 1 ? '' : `${arm.maxTurns} turns`,
    arm.feedback ?? '',
    arm.cot === undefined || arm.cot === 'first-turn' ? '' : arm.cot,
    arm.search === undefined ? '' : searchName(arm.search),
  ];
  return parts.filter((part) => part !== '').join(', ') || 'plain';
}

function searchName(search: Search): string {
  switch (search.kind) {
    case 'linear':
      return '';
    case 'restart':
      return 'restart';
    case 'tree':
      return `tree C=${search.c}${search.width === undefined ? '' : ` width ${search.width}`}`;
  }
}
