import type { Page } from 'playwright-core';
import type { Automation } from '../src/core/automation';
import type { ExperimentSpec } from '../src/core/experiment';
import { encodeSpec } from '../src/core/spec-link';
import type { Trajectory } from '../src/core/trajectory';

declare global {
  var turnwise: Automation | undefined;
}

/** What the profile of the pictures holds; paths are addresses after `#`. */
export interface Made {
  readonly spec: ExperimentSpec;
  readonly experiment: string;
  /** A trajectory whose first program failed and whose last is correct. */
  readonly trajectory: string;
  /** Play with the settings of that trajectory. */
  readonly play: string;
  readonly compare: string;
  readonly problem: string;
  /** A problem of a set of one's own. */
  readonly ownProblem: string;
  /** Downloads of the experiments, as two laptops hand them in. */
  readonly exports: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[];
}

const spec: ExperimentSpec = {
  version: 1,
  name: 'Turns or samples?',
  seed: 7,
  samples: 8,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', difficulty: ['medium', 'hard'], limit: 10 },
  arms: [
    { name: 'plain', maxTurns: 1 },
    { name: 'multi-turn', maxTurns: 3, feedback: 'failed-tests' },
    { name: 'multi-turn CoT', maxTurns: 3, feedback: 'failed-tests', reasoning: 'nl-solution' },
  ],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 512 },
};

/** Runs the experiment twice in the page, with two seeds, as anybody would, and names what the pictures show of it. */
export async function fillProfile(page: Page): Promise<Made> {
  const first = await run(page, spec);
  const second = await run(page, { ...spec, name: 'Turns or samples, again', seed: 8, samples: 3 });
  const ownProblem = await copyProblems(page);
  const mended = first.trajectories.find(
    ({ arm, turns, correct }) => arm === 'multi-turn' && turns.length === 2 && correct,
  );
  if (!mended) throw new Error('No trajectory of the experiment was mended: choose another seed.');
  const { problemId, arm, sample, seed } = mended;
  const alone = { ...spec, seed, samples: 1, problems: { set: 'demo', ids: [problemId] } };
  const experiment = `/experiments/${first.id}`;
  return {
    spec,
    experiment,
    trajectory: `${experiment}/${[problemId, arm, sample].map(encodeURIComponent).join('/')}`,
    play: `/?spec=${encodeSpec({ ...alone, arms: spec.arms.slice(1, 2) })}`,
    compare: `/compare?${new URLSearchParams({ a: `${first.id}/plain`, b: `${first.id}/multi-turn` })}`,
    problem: '/problems/basics/longest-word',
    ownProblem,
    exports: [
      { name: 'laptop-1.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(first.text) },
      { name: 'laptop-2.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(second.text) },
    ],
  };
}

/** Makes a set of one's own, which can be edited, and returns the address of one of its problems. */
async function copyProblems(page: Page): Promise<string> {
  await page.evaluate(() => void (location.hash = '/problems/basics'));
  await page.getByRole('button', { name: 'Make a copy to change' }).click();
  await page.getByRole('button', { name: 'Make a copy to change' }).waitFor({ state: 'detached' });
  const link = page.getByRole('link', { name: 'The longest word' });
  return (await link.getAttribute('href'))?.replace('#', '') ?? '';
}

interface Finished {
  readonly id: string;
  readonly text: string;
  readonly trajectories: readonly Trajectory[];
}

async function run(page: Page, wanted: ExperimentSpec): Promise<Finished> {
  await page.reload();
  await page.waitForFunction(() => globalThis.turnwise !== undefined);
  const header = await page.evaluate((given) => globalThis.turnwise?.start(given), wanted);
  await page.waitForFunction(() => globalThis.turnwise?.progress().phase === 'complete', null, {
    polling: 500,
    timeout: 600_000,
  });
  let lines = '';
  for (;;) {
    const more = await page.evaluate(() => globalThis.turnwise?.newLines());
    if (!more) break;
    lines += more;
  }
  // Written by the lab a moment ago.
  const { id } = JSON.parse(header ?? '') as { readonly id: string };
  const trajectories = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Trajectory);
  return { id, text: `${header}${lines}`, trajectories };
}
