import { assignmentRoute, type Assignment } from '../../core/assignment';
import { longestLink } from '../../core/spec-link';
import type { ExperimentSpec } from '../../core/experiment';
import { isSameModel, type Lab } from './lab';

/** What the teacher's form begins with: a spec, nothing hidden. */
export function firstAssignment(spec: ExperimentSpec): Assignment {
  return {
    version: 1,
    spec: { ...spec, name: 'Our class' },
    opens: 'play',
    hidden: [],
    seeds: 'own',
    canUnlock: true,
  };
}

/** The whole link; null where it is too long to pass every mail program and chat room. */
export function assignmentLink(given: Assignment, page: string): string | null {
  const link = new URL(assignmentRoute(given), page).href;
  return link.length > longestLink ? null : link;
}

/** What the class's laptops need besides the link, each a sentence. */
export function needsOf({ spec }: Assignment, lab: Lab, ownSets: readonly string[]): readonly string[] {
  const isShipped = lab.shippedModels.some(({ choice }) => isSameModel(choice, spec.engine));
  const { kind, model } = spec.engine;
  return [
    ...(isShipped
      ? []
      : [
          kind === 'openai'
            ? `Each laptop must reach ${spec.engine.baseUrl ?? 'the endpoint'}; a key is never part of the link.`
            : `Each laptop must have the model “${model}”: see Models there first.`,
        ]),
    ...(ownSets.includes(spec.problems.set)
      ? ['This problem set was brought in here: bring the same file in on each laptop (Data, Problems).']
      : []),
  ];
}
