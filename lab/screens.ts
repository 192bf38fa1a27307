import type { Page } from 'playwright-core';
import { specRoute } from '../src/core/spec-link';
import type { Made } from './screens-fill';

/** A page of the lab, in a state worth a picture. */
export interface Screen {
  /** Of its files. */
  readonly name: string;
  /** What the picture shows, for the index. */
  readonly title: string;
  /** The route of `src/ui/App.tsx` that it shows. */
  readonly route: string;
  /** The address, after `#`. */
  readonly path: (made: Made) => string;
  /** Test id of the element at which the picture begins; left out, it begins at the top. */
  readonly from?: string;
  /** What a person does there before the picture is taken; ends when what is to be seen is there. */
  readonly act?: (page: Page, made: Made) => Promise<void>;
}

const trajectory = '/experiments/:id/:problem/:arm/:sample';
const lesson = '/lesson/:page?';

/** Every route at least once; in the order of the index, in which they are also opened. */
export const screens: readonly Screen[] = [
  {
    name: 'play',
    title: 'Play, before the first dialogue',
    route: '/',
    path: () => '/',
    act: seeFirst('Run'),
  },
  {
    name: 'play-dialogue',
    title: 'Play, a dialogue gone through',
    route: '/',
    path: ({ play }) => play,
    act: async (page) => {
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByRole('button', { name: 'Run again' }).waitFor();
    },
  },
  { name: 'experiments', title: 'Experiments', route: '/experiments', path: () => '/experiments' },
  {
    name: 'new-experiment',
    title: 'New experiment, filled in from a link',
    route: '/experiments/new',
    path: ({ spec }) => specRoute(spec, false).slice(1),
    act: (page) => page.getByTestId('cost').waitFor(),
  },
  {
    name: 'experiment',
    title: 'An experiment that has run: each cell is a trajectory',
    route: '/experiments/:id/:view?',
    path: ({ experiment }) => experiment,
    act: (page) => page.getByTestId('grid').locator('tbody canvas').first().waitFor(),
  },
  {
    name: 'results',
    title: 'Its results',
    route: '/experiments/:id/:view?',
    path: ({ experiment }) => `${experiment}/results`,
    act: (page) => page.getByTestId('problem-results').waitFor(),
  },
  {
    name: 'figures',
    title: 'Its figures',
    route: '/experiments/:id/:view?',
    path: ({ experiment }) => `${experiment}/figures`,
    act: (page) => page.locator('figure svg').last().waitFor(),
  },
  {
    name: 'trajectory',
    title: 'A trajectory, mended in its second turn',
    route: trajectory,
    path: ({ trajectory: mended }) => mended,
    act: (page) => page.getByTestId('turn').nth(1).waitFor(),
  },
  {
    name: 'trajectory-steps',
    title: 'Its first failed test, stepped through',
    route: trajectory,
    from: 'step-through',
    path: ({ trajectory: mended }) => mended,
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Step through/ })
        .first()
        .click();
      await page.getByTestId('stop').waitFor();
      for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'continue',
    title: 'Going on from an attempt with other settings',
    route: `${trajectory}/continue/:turn`,
    path: ({ trajectory: mended }) => `${mended}/continue/1`,
    act: seeFirst('Continue'),
  },
  {
    name: 'feedback',
    title: 'Every kind of feedback on an attempt',
    route: `${trajectory}/feedback/:turn`,
    path: ({ trajectory: mended }) => `${mended}/feedback/1`,
    act: (page) => page.getByTestId('feedback-card').nth(5).waitFor(),
  },
  {
    name: 'compare',
    title: 'Two arms compared',
    route: '/compare',
    path: ({ compare }) => compare,
    act: (page) => page.getByTestId('compare').waitFor(),
  },
  { name: 'problems', title: 'Problems', route: '/problems/:set?', path: () => '/problems/basics' },
  {
    name: 'problem',
    title: 'A problem',
    route: '/problems/:set/:problem',
    path: ({ problem }) => problem,
  },
  {
    name: 'edit-problem',
    title: 'A problem in the editor',
    route: '/problems/:set/:problem/edit',
    path: ({ ownProblem }) => `${ownProblem}/edit`,
    act: (page) => page.getByLabel('Title').waitFor(),
  },
  { name: 'models', title: 'Models', route: '/models', path: () => '/models' },
  { name: 'data', title: 'Data', route: '/data', path: () => '/data' },
  { name: 'class', title: 'For a class: the teacher’s link', route: '/class', path: () => '/class' },
  {
    name: 'class-result',
    title: 'A class result, pooled from two laptops',
    route: '/class/result',
    path: () => '/class/result',
    act: async (page, { exports }) => {
      await page.getByLabel(/^Files of the class/).setInputFiles([...exports]);
      await page.getByTestId('class-table').waitFor();
      await page.locator('figure svg').first().waitFor();
    },
  },
  {
    name: 'class-open',
    title: 'A teacher’s link that was cut',
    route: '/class/open',
    path: () => '/class/open?class=eyJ2ZXJzaW9uIjox',
    act: (page) => page.getByRole('alert').waitFor(),
  },
  { name: 'lesson-1', title: 'Lesson, page 1', route: lesson, path: () => '/lesson/1', act: seeTurns(2) },
  {
    name: 'lesson-2',
    title: 'Lesson, page 2: predicted, then seen',
    route: lesson,
    path: () => '/lesson/2',
    act: async (page) => {
      await page.getByRole('button', { name: 'Begin a dialogue' }).click();
      await predict(page);
    },
  },
  { name: 'lesson-3', title: 'Lesson, page 3: before', route: lesson, path: () => '/lesson/3' },
  {
    name: 'lesson-3-decided',
    title: 'Lesson, page 3: decided by an experiment',
    route: lesson,
    path: () => '/lesson/3',
    act: async (page) => {
      await predict(page);
      await page.getByTestId('lesson-results').waitFor();
    },
  },
  { name: 'lesson-4', title: 'Lesson, page 4', route: lesson, path: () => '/lesson/4' },
  { name: 'lesson-5', title: 'Lesson, page 5', route: lesson, path: () => '/lesson/5' },
  { name: 'lesson-6', title: 'Lesson, page 6', route: lesson, path: () => '/lesson/6' },
  {
    name: 'lesson-7',
    title: 'Lesson, page 7: how sure, how often right',
    route: lesson,
    path: () => '/lesson/7',
    act: (page) => page.locator('figure svg').first().waitFor(),
  },
  { name: 'not-found', title: 'No such page', route: '*', path: () => '/nowhere' },
];

function seeFirst(button: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('button', { name: button, exact: true }).first().waitFor();
}

function seeTurns(count: number): (page: Page) => Promise<void> {
  return (page) =>
    page
      .getByTestId('turn')
      .nth(count - 1)
      .waitFor();
}

/** Takes the second answer, as sure as the form stands, and waits for the outcome. */
async function predict(page: Page): Promise<void> {
  await page.getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: /^Take my word/ }).click();
  await page.getByTestId('outcome').waitFor();
}
