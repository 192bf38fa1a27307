import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { screens } from '../../lab/screens';

it('every route of the app has a picture, and no picture a route that is gone', () => {
  const routes = [...readFileSync('src/ui/App.tsx', 'utf8').matchAll(/path="([^"]+)"/g)].map(
    ([, path]) => path,
  );
  expect(routes.length).toBeGreaterThan(10);
  expect([...new Set(screens.map(({ route }) => route))].toSorted()).toEqual(routes.toSorted());
});

it('each page is kept in light and dark at three widths, and nothing else is', () => {
  const asked = screens.flatMap(({ name }) =>
    [390, 1024, 1600].flatMap((px) => ['light', 'dark'].map((theme) => `${name}-${px}-${theme}.webp`)),
  );
  const kept = readdirSync('docs/screens').filter((file) => file.endsWith('.webp'));
  expect(kept.toSorted()).toEqual(asked.toSorted());
});

it('the README shows pictures that are there', () => {
  const shown = [...readFileSync('README.md', 'utf8').matchAll(/\]\((docs\/[^)]+)\)/g)].map(
    ([, path]) => path ?? '',
  );
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((path) => !existsSync(path))).toEqual([]);
});
