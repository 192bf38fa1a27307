import type { Experiment } from './experiment';
import type { Strategy } from './strategy';

export interface ReportTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** Null is a dash. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface ReportFigure {
  readonly title: string;
  /** What it shows and how its numbers are made. */
  readonly caption: string;
  /** A whole `<svg>` element as the page draws it. */
  readonly svg: string;
  /** What it comes to, in sentences. */
  readonly notes: readonly string[];
}

export interface Report {
  readonly experiment: Experiment;
  /** Trajectories that were there when the report was made. */
  readonly trajectories: number;
  readonly tables: readonly ReportTable[];
  readonly figures: readonly ReportFigure[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Colours are those that the figures ask the page for; paper is always light. */
const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
  --ink: light-dark(#1a1b21, #eceef3); --ink-3: light-dark(#5d5f69, #9da1b0);
  --line: light-dark(#dcdbd5, #31343f); --surface: light-dark(#fff, #1b1d24); }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: var(--surface); }
h1, h2, h3 { line-height: 1.25; } .muted, figcaption { color: var(--ink-3); font-size: .875rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-block: .25rem; max-width: calc(100vw - 2rem); }
th, td { padding: .25rem .75rem; border-block-end: 1px solid var(--line); text-align: start; overflow-wrap: break-word; max-width: 26rem; }
th.number, td.number { text-align: end; white-space: nowrap; }
figure { margin: 2.5rem 0; } figure h3 { margin: 0 0 .25rem; } svg { width: 100%; min-width: 44rem; height: auto; }
ol { font-size: .875rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; }
@media print { :root { color-scheme: light; font-size: 11pt; } body { margin: 0; max-width: none; }
  figure, tr { break-inside: avoid; } h2, h3, caption { break-after: avoid; } .scroll { overflow: visible; } svg { min-width: 0; } }
`;

/**
 * A report as one HTML file that needs nothing else: no script, no network, which its own content security policy also
 * forbids. Every text in it is escaped; figures are the page's own drawings.
 */
export function reportHtml({ experiment, trajectories, tables, figures, now }: Report): string {
  const { spec, problems, arms, createdAt, id } = experiment;
  const asked = problems.length * arms.length * spec.samples;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<title>${escaped(spec.name)} – Turnwise</title>
<style>${style}</style>
<h1>${escaped(spec.name)}</h1>
<p class="muted">${trajectories} of ${asked} trajectories. Begun ${time(createdAt)}, reported ${time(now)}.</p>
<h2>Results</h2>
${tables.map(tableHtml).join('\n')}
${figures.length === 0 ? '' : '<h2>Figures</h2>'}
${figures.map(figureHtml).join('\n')}
<h2>Settings</h2>
${tableHtml({ caption: 'Experiment', head: ['setting', 'value'], rows: settings(experiment, id) })}
${tableHtml({ caption: 'Arms', head: ['arm', 'turns', 'feedback', 'chain of thought', 'search', 'extraction'], rows: arms.map(armRow) })}
${arms.flatMap(promptsHtml).join('\n')}
</html>
`;
}

function settings({ spec, problems, engine, versions }: Experiment, id: string): ReportTable['rows'] {
  const { temperature, topP, maxTokens } = spec.sampling;
  return [
    ['id', id],
    ['model', engine?.label ?? `${spec.engine.kind} ${spec.engine.model}`],
    ['model file (SHA-256)', engine?.modelHash ?? null],
    ['problems', `${problems.length} of ${spec.problems.set}`],
    ['samples for each problem and arm', spec.samples],
    ['seed', spec.seed],
    ['temperature', temperature],
    ['top-p', topP],
    ['most tokens in a reply', maxTokens],
    ...Object.entries(versions).map(([name, version]) => [name, version]),
  ];
}

function armRow(arm: Strategy): ReportTable['rows'][number] {
  const prompts = [arm.reasoning?.id, arm.instruction?.id].filter((id) => id !== undefined);
  const chain = prompts.length === 0 && arm.cot !== 'retry' ? null : [arm.cot, ...prompts].join(', ');
  return [arm.name, arm.maxTurns, arm.feedback, chain, arm.search.kind, arm.extraction];
}

function promptsHtml({ name, reasoning, instruction }: Strategy): readonly string[] {
  return [reasoning, instruction].flatMap((prompt) =>
    prompt === null
      ? []
      : [`<h3>${escaped(name)}: ${escaped(prompt.id)}</h3>\n<pre>${escaped(prompt.text)}</pre>`],
  );
}

function tableHtml({ caption, head, rows }: ReportTable): string {
  const cell = (value: string | number | null): string =>
    typeof value === 'number'
      ? `<td class="number">${value}</td>`
      : `<td>${value === null ? '–' : escaped(value)}</td>`;
  const isNumber = (at: number): boolean => rows.some((row) => typeof row[at] === 'number');
  const heads = head.map(
    (name, at) => `<th scope="col"${isNumber(at) ? ' class="number"' : ''}>${escaped(name)}</th>`,
  );
  return [
    `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(caption)}"><table>`,
    `<caption>${escaped(caption)}</caption>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody></table></div>`,
  ].join('\n');
}

function figureHtml({ title, caption, svg, notes }: ReportFigure): string {
  const said = notes.map((note) => `<li>${escaped(note)}</li>`).join('');
  // Plot names its groups for assistive technology, which reads a drawing as one image.
  const drawing = svg.replaceAll(/ aria-label="[^"]*"/g, '');
  const image = [
    `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(title)}">`,
    `<div role="img" aria-label="${escaped(title)}">\n${drawing}\n</div></div>`,
  ].join('\n');
  return [
    `<figure><h3>${escaped(title)}</h3>\n${image}`,
    `<figcaption>${escaped(caption)}</figcaption>`,
    said === '' ? '' : `<ol>${said}</ol>`,
    '</figure>',
  ].join('\n');
}

function time(epochMs: number): string {
  const iso = new Date(epochMs).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
