import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { glossary } from '../../src/ui/state/glossary';

const pages = execFileSync('git', ['ls-files', 'src/ui/*.tsx'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

it('each term is explained on some page, in few words', () => {
  const unused = Object.keys(glossary).filter(
    (term) => !pages.includes(`"${term}"`) && !pages.includes(`'${term}'`),
  );
  expect(unused).toEqual([]);
  expect(Object.entries(glossary).filter(([, text]) => text.length > 220 || !text.endsWith('.'))).toEqual([]);
});
