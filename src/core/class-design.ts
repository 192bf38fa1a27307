import { canonicalJson } from './canonical-json';
import type { Experiment } from './experiment';
import { sha256 } from './sha256';
import type { Strategy } from './strategy';
import { strategyHash } from './strategy-hash';

/** What decides whether two runs drew from the same distribution: everything but seed, samples, names and order. */
export interface ClassDesign {
  /** SHA-256 of all that follows: runs with the same hash can be pooled. */
  readonly hash: string;
  readonly model: { readonly name: string; readonly key: string };
  /** Problem id → SHA-256 of its canonical JSON. */
  readonly problems: ReadonlyMap<string, string>;
  /** `armKeys` → the arm. */
  readonly arms: ReadonlyMap<string, Strategy>;
  readonly sampling: string;
}

export function designOf(experiment: Experiment): ClassDesign {
  const { engine, spec } = experiment;
  const model = {
    name: engine?.label ?? spec.engine.model,
    // A file's hash says which model it was; without one, only its name can.
    key: canonicalJson([
      engine?.kind ?? spec.engine.kind,
      engine?.modelHash ?? [spec.engine.model, spec.engine.baseUrl ?? null],
    ]),
  };
  const problems = new Map(
    experiment.problems.map((problem) => [problem.id, sha256(canonicalJson(problem))]),
  );
  const keys = armKeys(experiment.arms);
  const arms = new Map(experiment.arms.map((arm, at) => [keys[at] ?? '', arm]));
  const { temperature, topP, maxTokens } = spec.sampling;
  const shared = spec.shareReasoning ? ', prose shared between arms' : '';
  const sampling = `temperature ${temperature}, top-p ${topP}, at most ${maxTokens} tokens${shared}`;
  const hash = sha256(
    canonicalJson([model.key, [...problems].toSorted(), [...arms.keys()].toSorted(), sampling]),
  );
  return { hash, model, problems, arms, sampling };
}

/** What identifies each arm whatever its name: its strategy's hash, and which of the arms with that hash it is. */
export function armKeys(arms: readonly Strategy[]): readonly string[] {
  const seen = new Map<string, number>();
  return arms.map((arm) => {
    const hash = strategyHash(arm);
    const count = seen.get(hash) ?? 0;
    seen.set(hash, count + 1);
    return `${hash} ${count}`;
  });
}

/** Why `other` cannot be pooled with `base`, each a sentence that names what differs; empty when it can. */
export function differencesOf(base: ClassDesign, other: ClassDesign): readonly string[] {
  return [
    ...modelDifference(base, other),
    ...problemDifferences(base, other),
    ...armDifferences(base, other),
    ...(base.sampling === other.sampling
      ? []
      : [`Sampled with ${other.sampling}; the class with ${base.sampling}.`]),
  ];
}

function modelDifference(base: ClassDesign, other: ClassDesign): readonly string[] {
  if (base.model.key === other.model.key) return [];
  return base.model.name === other.model.name
    ? [`A model of the same name, “${base.model.name}”, but another file.`]
    : [`Another model: “${other.model.name}”; the class ran “${base.model.name}”.`];
}

function problemDifferences(base: ClassDesign, other: ClassDesign): readonly string[] {
  const missing = [...base.problems.keys()].filter((id) => !other.problems.has(id));
  const added = [...other.problems.keys()].filter((id) => !base.problems.has(id));
  const changed = [...base.problems].filter(
    ([id, hash]) => other.problems.has(id) && other.problems.get(id) !== hash,
  );
  return [
    ...(missing.length > 0 ? [`Without ${problemsText(missing)} of the class.`] : []),
    ...(added.length > 0 ? [`With ${problemsText(added)} that the class did not run.`] : []),
    ...(changed.length > 0
      ? [`${problemsText(changed.map(([id]) => id))}: another statement, other tests or limits.`]
      : []),
  ];
}

function armDifferences(base: ClassDesign, other: ClassDesign): readonly string[] {
  const missing = [...base.arms].filter(([hash]) => !other.arms.has(hash)).map(([, arm]) => arm);
  const added = [...other.arms].filter(([hash]) => !base.arms.has(hash)).map(([, arm]) => arm);
  return [
    ...missing.map((arm) => {
      const twin = added.find(({ name }) => name === arm.name);
      return twin
        ? `The arm “${arm.name}” is another strategy: ${fieldsText(arm, twin)}.`
        : `Without the arm “${arm.name}”.`;
    }),
    ...added
      .filter(({ name }) => !missing.some((arm) => arm.name === name))
      .map(({ name }) => `With an arm “${name}” that the class did not run.`),
  ];
}

const fieldNames: Readonly<Record<Exclude<keyof Strategy, 'name'>, string>> = {
  maxTurns: 'turn limit',
  feedback: 'feedback',
  reasoning: 'reasoning prompt',
  instruction: 'instruction prompt',
  cot: 'when reasoning comes',
  extraction: 'which block counts',
  search: 'search',
  wording: 'wording',
};

function fieldsText(base: Strategy, other: Strategy): string {
  // Keys of the record are the strategy's fields.
  const fields = Object.keys(fieldNames) as readonly (keyof typeof fieldNames)[];
  return fields
    .filter((field) => canonicalJson(base[field]) !== canonicalJson(other[field]))
    .map((field) => `${fieldNames[field]} ${valueText(other[field])} instead of ${valueText(base[field])}`)
    .join(', ');
}

function valueText(value: Strategy[keyof Strategy]): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return String(value);
  return 'id' in value ? `“${value.id}” (${value.text.length} letters)` : value.kind;
}

function problemsText(ids: readonly string[]): string {
  const named = ids.slice(0, 3).join(', ');
  const more = ids.length > 3 ? ` and ${ids.length - 3} more` : '';
  return `${ids.length === 1 ? 'the problem' : `${ids.length} problems`} (${named}${more})`;
}
