import type { Automation, AutomationProgress } from '../../core/automation';
import { cellName } from '../../core/cells';
import { importExperiment } from '../../core/import-experiment';
import { headerLine, parseJsonl, trajectoryLine } from '../../core/jsonl';
import { linesOf } from '../../core/lines';
import { parseSpec } from '../../core/parse-spec';
import { describeFault } from '../../core/reader';
import type { Desk } from './desk';
import type { Run } from './run';

/** Trajectories in one answer: some megabytes at most. */
const mostLines = 200;

/** The page as a program drives it. */
export function createAutomation(desk: Desk): Automation {
  const taken = new Set<string>();
  let run: Run | null = null;
  let running: Promise<void> = Promise.resolve();

  function begin(next: Run): void {
    run = next;
    running = desk.runs.start(next);
  }

  function takeKey(key: string | undefined): void {
    if (key !== undefined) desk.lab.endpointKey.set(key);
  }

  return {
    async start(spec, endpointKey) {
      takeKey(endpointKey);
      const made = await desk.runs.create(parseSpec(spec), new AbortController().signal);
      begin(made);
      return headerLine(made.experiment);
    },

    async resume(url, endpointKey) {
      takeKey(endpointKey);
      const { body } = await fetch(url);
      if (body === null) throw new Error('The export is empty: start the experiment anew.');
      const lines = linesOf(body.pipeThrough(new TextDecoderStream()));
      const { experiment, faults } = await importExperiment(await desk.lab.store(), parseJsonl(lines));
      if (experiment === null)
        throw new Error(faults.flatMap((line) => line.faults.map(describeFault)).join('\n'));
      const opened = await desk.runs.open(experiment.id);
      if (opened === null) throw new Error('The experiment was deleted while it was opened.');
      for (const summary of opened.board.summaries()) taken.add(cellName(summary));
      begin(opened);
    },

    async goOn(id) {
      const opened = await desk.runs.open(id);
      if (opened === null) throw new Error(`There is no experiment ${id} in this browser.`);
      begin(opened);
    },

    progress: () => (run === null ? loading(desk) : progressOf(run, desk)),

    async newLines() {
      if (run === null) return '';
      const fresh = run.board.summaries().filter((summary) => !taken.has(cellName(summary)));
      const store = await desk.lab.store();
      const batch = await Promise.all(fresh.slice(0, mostLines).map((summary) => store.trajectory(summary)));
      const stored = batch.filter((trajectory) => trajectory !== null);
      for (const trajectory of stored) taken.add(cellName(trajectory));
      return stored.map(trajectoryLine).join('');
    },

    async stop() {
      run?.stop();
      await running;
    },
  };
}

function loading(desk: Desk): AutomationProgress {
  return { phase: 'loading', text: loadingText(desk), finished: 0, asked: 0, perSecond: null, msLeft: null };
}

function progressOf(run: Run, desk: Desk): AutomationProgress {
  const phase = run.phase();
  const pace = run.pace();
  switch (phase.kind) {
    case 'preparing':
      return { ...pace, phase: 'loading', text: loadingText(desk) };
    case 'running':
    case 'stopping':
      return { ...pace, phase: 'running', text: '' };
    case 'failed':
      return { ...pace, phase: 'failed', text: messageOf(phase.error) };
    case 'waiting':
      return { ...pace, phase: 'stopped', text: '' };
    case 'complete':
      return { ...pace, phase: 'complete', text: '' };
  }
}

function loadingText(desk: Desk): string {
  const status = desk.engine.status();
  if (status.kind === 'loading') return status.progress.text;
  return status.kind === 'ready' ? 'Starting Python' : 'Fetching the problems';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
