import { createRoot } from 'solid-js';
import { describe, expect, it, vi } from 'vitest';
import { EngineError, type Engine } from '../../src/core/engine';
import type { ExperimentSpec } from '../../src/core/experiment';
import { createDesk, type Desk } from '../../src/ui/state/desk';
import { downloadExperiment } from '../../src/ui/state/export';
import type { Lab } from '../../src/ui/state/lab';
import { fakeEngine } from '../fakes';
import { fakeLab, rightReply, wrongReply } from './fake-lab';

const spec: ExperimentSpec = {
  version: 1,
  name: 'made',
  seed: 3,
  samples: 3,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', limit: 2 },
  arms: [
    { name: 'plain', maxTurns: 1 },
    { name: 'multi-turn', maxTurns: 2 },
  ],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 64 },
};

const never = new AbortController().signal;

function openDesk(lab: Lab): { readonly desk: Desk; readonly dispose: () => void } {
  return createRoot((dispose) => ({ desk: createDesk(lab), dispose }));
}

describe('runs', () => {
  it('make an experiment that says how it was made, run it to its end and store every cell once', async () => {
    const lab = fakeLab({}, () => fakeEngine([wrongReply, rightReply]));
    const { desk } = openDesk(lab);
    const run = await desk.runs.create(spec, never);
    expect(run.experiment.versions).toEqual({
      turnwise: 'test',
      python: '3.14.2',
      engine: 'tests/fakes.ts',
    });
    await desk.runs.start(run);
    expect([run.phase().kind, run.pace()]).toEqual([
      'complete',
      { finished: 12, asked: 12, perSecond: null, msLeft: null },
    ]);
    const store = await lab.store();
    expect(await store.summaries(run.experiment.id)).toHaveLength(12);
    expect(await store.partials(run.experiment.id)).toEqual([]);
    expect(run.board.summaries()).toHaveLength(12);
  });

  it('keep what they made when the storage fails, so that it can be downloaded; deleted experiments too', async () => {
    const lab = fakeLab();
    const { desk } = openDesk(lab);
    const run = await desk.runs.create(spec, never);
    const store = await lab.store();
    const { putTrajectory } = store;
    let puts = 0;
    store.putTrajectory = async (trajectory) => {
      puts += 1;
      if (puts === 5) await store.removeExperiment(run.experiment.id);
      return putTrajectory(trajectory);
    };
    await desk.runs.start(run);
    const phase = run.phase();
    expect(phase.kind === 'failed' && phase.error).toMatchObject({ code: 'removed' });
    const saved: Blob[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    URL.createObjectURL = (given) => {
      if (given instanceof Blob) saved.push(given);
      return 'blob:made';
    };
    expect(
      await downloadExperiment(lab.store(), run.experiment.id, desk.runs.known(run.experiment.id)),
    ).toMatch(/^The file holds \d+ trajectories, as this page had them/);
    expect(run.made().length).toBeGreaterThanOrEqual(5);
    expect(saved).toHaveLength(1);
    await expect(downloadExperiment(lab.store(), run.experiment.id, null)).rejects.toThrow('deleted');
    vi.restoreAllMocks();
  });

  it('stopped in the middle and opened by another page, go on with exactly the missing cells', async () => {
    let atCall = (_index: number): void => undefined;
    const lab = fakeLab({}, () =>
      fakeEngine((_, index) => {
        atCall(index);
        return rightReply;
      }),
    );
    const first = openDesk(lab).desk;
    const run = await first.runs.create(spec, never);
    atCall = (index) => (index === 5 ? run.stop() : undefined);
    await first.runs.start(run);
    atCall = () => undefined;
    const stopped = run.board.finished();
    expect([run.phase().kind, stopped > 0, stopped <= 5]).toEqual(['waiting', true, true]);

    const second = openDesk(lab).desk;
    const again = await second.runs.open(run.experiment.id);
    if (!again) throw new Error('The experiment is stored.');
    expect(again.pace()).toEqual({ finished: stopped, asked: 12, perSecond: null, msLeft: null });
    await second.runs.start(again);
    const cells = (await (await lab.store()).summaries(run.experiment.id)).map(
      ({ problemId, arm, sample }) => `${problemId} ${arm} ${sample}`,
    );
    expect([again.phase().kind, cells.length, new Set(cells).size]).toEqual(['complete', 12, 12]);
  });

  it('say why they stopped when the model fails, and can go on', async () => {
    let calls = 0;
    const fault = new EngineError('lost', 'The graphics card was lost. Load the model again.');
    const lab = fakeLab({}, () => fakeEngine(() => ((calls += 1) === 5 ? fault : rightReply)));
    const { desk } = openDesk(lab);
    const run = await desk.runs.create(spec, never);
    await desk.runs.start(run);
    expect(run.phase()).toEqual({ kind: 'failed', error: fault });
    await desk.runs.start(run);
    expect(run.phase().kind).toBe('complete');
  });

  it('refuse a model whose file is another than the one they began with', async () => {
    let hash = 'aa';
    const lab = fakeLab({}, (): Engine => fakeEngine([rightReply], { modelHash: hash }));
    const run = await openDesk(lab).desk.runs.create(spec, never);
    hash = 'bb';
    const { desk } = openDesk(lab);
    const again = await desk.runs.open(run.experiment.id);
    if (!again) throw new Error('The experiment is stored.');
    await desk.runs.start(again);
    expect(again.phase()).toMatchObject({ kind: 'failed' });
  });

  it('refuse a spec with faults before a model is loaded', async () => {
    const { desk } = openDesk(fakeLab());
    const faulty: ExperimentSpec = { ...spec, arms: [{ name: 'a', maxTurns: 1, reasoning: 'no-such' }] };
    await expect(desk.runs.create(faulty, never)).rejects.toThrow('no-such');
    expect(desk.engine.status()).toEqual({ kind: 'none' });
  });

  it('stop when the lab is closed', async () => {
    let atCall = (_index: number): void => undefined;
    const lab = fakeLab({}, () =>
      fakeEngine((_, index) => {
        atCall(index);
        return rightReply;
      }),
    );
    const { desk, dispose } = openDesk(lab);
    atCall = (index) => (index === 2 ? dispose() : undefined);
    await desk.runs.start(await desk.runs.create(spec, never));
    const [{ id } = { id: '' }] = await (await lab.store()).heads();
    expect((await (await lab.store()).summaries(id)).length).toBeLessThanOrEqual(2);
  });
});
