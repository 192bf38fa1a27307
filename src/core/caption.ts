import type { Study } from './study';

/** What was run, for a figure's title: "demo · 12 problems · N = 20 · seed 7", parts that differ joined by commas. */
export function captionOf(studies: readonly Study[]): string {
  const problems = new Set(studies.flatMap((study) => study.problems.map(({ id }) => id))).size;
  const many = (values: readonly (string | number)[]) => [...new Set(values)].join(', ');
  return [
    many(studies.map(({ model }) => model)),
    problems === 1 ? '1 problem' : `${problems} problems`,
    `N = ${many(studies.map(({ samples }) => samples))}`,
    `seed ${many(studies.map(({ seed }) => seed))}`,
  ].join(' · ');
}
