import { JSDOM } from 'jsdom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../src/core/report-html';
import { anyText } from '../arbitraries';
import { makeExperiment } from '../make-experiment';

const experiment = makeExperiment('x', { problems: 2, arms: 2, samples: 3 });
const svg = '<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>';
const whole = {
  experiment,
  trajectories: 11,
  tables: [
    {
      caption: 'pass@k',
      head: ['arm', 'pass@1'],
      rows: [
        ['arm0', 0.5],
        ['arm1', null],
      ],
    },
  ],
  figures: [{ title: 'Turns', caption: 'More is not better.', svg, notes: ['<b>'] }],
  now: 0,
} as const;

describe('a report', () => {
  const { document } = new JSDOM(reportHtml(whole)).window;
  const cells = (row: Element): (string | null)[] => [...row.children].map((cell) => cell.textContent);

  it('shows its tables, figures and settings', () => {
    const [table, settings, arms] = document.querySelectorAll('table');
    expect([...(table?.querySelectorAll('tbody tr') ?? [])].map(cells)).toEqual([
      ['arm0', '0.5'],
      ['arm1', '–'],
    ]);
    expect(document.querySelector('figure svg rect')).not.toBeNull();
    expect(document.querySelector('figure li')?.textContent).toBe('<b>');
    expect(document.querySelector('p')?.textContent).toContain('11 of 12 trajectories');
    expect(settings?.textContent).toContain('seed');
    expect(arms?.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('needs no network and runs no script', () => {
    expect(document.querySelectorAll('script, link, img, iframe, [src], [href], [onload]')).toHaveLength(0);
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
  });

  it('shows any text as text', () => {
    const hostile = fc.oneof(
      anyText,
      fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=y>'),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, cell) => {
        const named = { ...experiment, spec: { ...experiment.spec, name } };
        const tables = [{ caption: name, head: [cell], rows: [[cell]] }];
        const page = new JSDOM(reportHtml({ ...whole, experiment: named, tables })).window.document;
        expect(page.querySelectorAll('script, img')).toHaveLength(0);
        expect(page.querySelectorAll('table')).toHaveLength(3);
      }),
      { numRuns: 25 },
    );
  });
});
