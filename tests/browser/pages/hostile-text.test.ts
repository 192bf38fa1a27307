import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { headerLine, trajectoryLine } from '../../../src/core/jsonl';
import type { Trajectory } from '../../../src/core/trajectory';
import { comparePath, experimentPath, trajectoryPath } from '../../../src/ui/state/paths';
import { cellsOf, makeExperiment, makeTrajectory } from '../../make-experiment';
import { openProfile } from '../page';

/** Markdown and HTML that would run on being shown, on being loaded or on being pressed. */
const attack = [
  '<img src="x" onerror="window.owned = 1">',
  '<script>window.owned = 2</script>',
  '<svg onload="window.owned = 3"></svg>',
  '<iframe srcdoc="<script>parent.owned = 4</script>"></iframe>',
  '[press](javascript:window.owned=5)',
  '![x](x"onerror="window.owned=6)',
  '</pre></code><style>body{display:none}</style>',
].join('\n');

const whole = makeExperiment('attack', { problems: 1, arms: 2, samples: 2 });
const experiment = {
  ...whole,
  spec: { ...whole.spec, name: `named ${attack}` },
  problems: whole.problems.map((problem) => ({
    ...problem,
    title: attack,
    statement: attack,
    tags: [attack],
    family: attack,
    referenceProgram: attack,
    publicTests: [{ kind: 'stdin' as const, stdin: attack, expected: attack }],
  })),
};
const cells = cellsOf(experiment);

/** What a model may say, and what its program may print. */
function attackIn(made: Trajectory): Trajectory {
  return {
    ...made,
    turns: made.turns.map((turn) => ({
      ...turn,
      messages: turn.messages.map((message) => ({ ...message, content: attack })),
      reply: `\`\`\`python\n${attack}\n\`\`\`\n${attack}`,
      thoughts: attack,
      tests: turn.tests.map((test) => ({
        ...test,
        observation: { kind: 'ended' as const, stdout: attack, stderr: attack, value: null, ms: 1 },
      })),
    })),
  };
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser)).newPage();
});
afterAll(() => browser.close());

/** What of the attack became more than text. */
function harm(): Promise<readonly string[]> {
  return page.evaluate(() => [
    ...('owned' in window ? [`ran ${String(window.owned)}`] : []),
    ...[...document.querySelectorAll('[onerror], [onload], iframe[srcdoc], a[href^="javascript:" i]')].map(
      ({ outerHTML }) => outerHTML,
    ),
    ...[...document.querySelectorAll('style, script')]
      .filter(({ textContent }) => /display:\s*none}<|owned/.test(textContent ?? ''))
      .map(({ outerHTML }) => outerHTML),
  ]);
}

/** Opens every fold that is closed, and says how many there were: opening one may show another. */
function openFolds(): Promise<number> {
  return page.evaluate(() => {
    const closed = document.querySelectorAll<HTMLDetailsElement>('details:not([open])');
    for (const fold of closed) fold.open = true;
    return closed.length;
  });
}

it('text of models, problems and names is shown on every page, and never run', async () => {
  const at = async (path: string): Promise<void> => {
    // A new document each time: the page before must not be taken for this one.
    await page.goto('about:blank');
    await page.goto(new URL(`#${path}`, inject('builtLab')).href);
  };
  await at('/data');
  const lines = [
    headerLine(experiment),
    ...cells.map((key) => trajectoryLine(attackIn(makeTrajectory(key)))),
  ];
  const region = page.getByRole('region', { name: 'Bring in', exact: true });
  await region
    .getByLabel('File')
    .setInputFiles({ name: 'attack.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines.join('')) });
  await region.locator('output').getByText('4 trajectories in').waitFor();
  expect(await harm()).toEqual([]);

  const [first] = cells;
  if (first === undefined) throw new RangeError('The experiment has a cell.');
  const [one, other] = ['arm0', 'arm1'].map((arm) => ({ experimentId: experiment.id, arm }));
  if (!one || !other) throw new RangeError('The experiment has two arms.');
  for (const path of [
    '/experiments',
    experimentPath(experiment.id),
    experimentPath(experiment.id, 'results'),
    experimentPath(experiment.id, 'figures'),
    trajectoryPath(first),
    comparePath(one, other),
  ]) {
    await at(path);
    await page.getByText('onerror=').filter({ visible: true }).first().waitFor();
    while ((await openFolds()) > 0);
    expect(await harm(), path).toEqual([]);
  }

  await at('/data');
  const out = page.getByRole('region', { name: 'Take out', exact: true });
  await out.getByLabel('As').selectOption('report');
  const downloading = page.waitForEvent('download');
  await out.getByRole('button', { name: 'Download' }).click();
  await page.setContent(readFileSync(await (await downloading).path(), 'utf8'));
  await page.getByText('onerror=').first().waitFor();
  expect(await harm()).toEqual([]);
}, 200_000);
