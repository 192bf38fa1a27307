import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What Solid's development build says, each once in its file. */
const ofDevelopers = ['multiple instances of Solid', 'will never be disposed'];

it('the pages under test are those that people get: no script of them is a build for developers', () => {
  const script = readFileSync('node_modules/solid-js/dist/dev.js', 'utf8');
  expect(ofDevelopers.filter((words) => script.includes(words))).toEqual(ofDevelopers);
  const scripts = readdirSync('dist/assets').filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  const found = scripts.filter((name) => {
    const text = readFileSync(`dist/assets/${name}`, 'utf8');
    return ofDevelopers.some((words) => text.includes(words));
  });
  expect(found).toEqual([]);
});

it('the page names every file of its first route, and each is compiled ahead', () => {
  const page = readFileSync('dist/index.html', 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, name]) => name ?? '');
  const scripts = named.filter((name) => name.endsWith('.js'));
  const heads = scripts.map((name) => readFileSync(`dist/assets/${name}`, 'utf8'));
  const asked = heads.flatMap((text) => [...text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)]);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.map(([, name]) => name ?? '').filter((name) => !scripts.includes(name))).toEqual([]);
  expect(scripts.length).toBeLessThanOrEqual(3);
  const ahead = scripts.filter((_, at) => heads[at]?.startsWith('//# allFunctionsCalledOnLoad\n'));
  expect(ahead.map((name) => name.split('-')[0])).toEqual(['index', 'Play']);
});
