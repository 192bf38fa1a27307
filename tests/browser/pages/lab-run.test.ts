import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { parseJsonl } from '../../../src/core/jsonl';
import { linesOf } from '../../../src/core/lines';
import type { Trajectory } from '../../../src/core/trajectory';
import { exampleSpec } from '../../core/example-spec';

const folder = mkdtempSync(join(tmpdir(), 'turnwise-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const spec: ExperimentSpec = {
  ...exampleSpec,
  samples: 3,
  problems: { set: 'demo', limit: 5 },
  arms: exampleSpec.arms.slice(0, 2),
  sampling: { temperature: 1, topP: 0.95, maxTokens: 128 },
};
writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec));

/** Runs the command in `folder`'s files; `until` is asked now and then; once it is true, Ctrl-C is sent. */
function lab(
  args: readonly string[],
  until: () => boolean = () => false,
): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn('node', ['--import', 'tsx', 'lab/lab.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (text += String(piece)));
  const watch = setInterval(() => {
    if (!until()) return;
    clearInterval(watch);
    child.kill('SIGINT');
  }, 50);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, text });
    });
  });
}

async function read(path: string): Promise<{ trajectories: readonly Trajectory[]; faults: number }> {
  const trajectories: Trajectory[] = [];
  let faults = 0;
  for await (const item of parseJsonl(linesOf([readFileSync(path, 'utf8')]))) {
    if (item.kind === 'trajectory') trajectories.push(item.trajectory);
    if (item.kind === 'fault') faults += 1;
  }
  return { trajectories, faults };
}

/** What must not depend on interruptions, one line a cell. */
function told(trajectories: readonly Trajectory[]): readonly string[] {
  return trajectories
    .map(({ problemId, arm, sample, seed, end, correct, turns }) =>
      JSON.stringify([problemId, arm, sample, seed, end, correct, turns.map(({ reply }) => reply)]),
    )
    .toSorted();
}

it('ends a run that was stopped and damaged with the trajectories of an undisturbed one', async () => {
  const [specPath, out, whole] = ['spec.json', 'run.jsonl', 'whole.jsonl'].map((name) => join(folder, name));
  if (!specPath || !out || !whole) throw new Error('Three paths were made.');
  const lines = (): number => (existsSync(out) ? readFileSync(out, 'utf8').split('\n').length - 1 : 0);

  const stopped = await lab(['run', specPath, '--out', out], () => lines() > 4);
  expect(stopped).toMatchObject({ code: 130, text: expect.stringContaining('--resume') });
  const after = lines();
  expect((await read(out)).faults).toBe(0);
  expect(await lab(['run', specPath, '--out', out])).toMatchObject({ code: 2 });

  appendFileSync(out, '{"experimentId": "cut');
  const resumed = await lab(['run', specPath, '--out', out, '--resume']);
  expect(resumed).toMatchObject({ code: 0, text: expect.stringContaining(`line ${after + 1}: `) });

  expect(await lab(['run', specPath, '--out', whole])).toMatchObject({ code: 0 });
  const [pieced, undisturbed] = [await read(out), await read(whole)];
  expect(pieced.faults).toBe(0);
  expect(pieced.trajectories).toHaveLength(5 * 2 * 3);
  expect(told(pieced.trajectories)).toEqual(told(undisturbed.trajectories));
});

it('says where a spec is wrong, and runs nothing', async () => {
  const path = join(folder, 'wrong.json');
  writeFileSync(path, JSON.stringify({ ...spec, samples: 0 }));
  const out = join(folder, 'none.jsonl');
  const { code, text } = await lab(['run', path, '--out', out]);
  expect({ code, exists: existsSync(out) }).toEqual({ code: 2, exists: false });
  expect(text).toContain('samples: found number 0, expected a whole number, 1 or more');
  expect((await lab(['run'])).code).toBe(2);
  expect(await lab(['--help'])).toMatchObject({ code: 0, text: expect.stringContaining('Exit codes') });
});
