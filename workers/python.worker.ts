import { startInterpreter, type Interpreter } from './interpreter';
import { createObserver } from './observe';
import type { WorkerOrder, WorkerReport } from './messages';

/** Milliseconds between two looks at the inbox while a program runs. */
const lookMs = 4;

// Taken before any program runs, so that nothing a program does can stand between us and the warden.
const send = self.postMessage.bind(self);
const post = (report: WorkerReport): void => send(report);
const now = performance.now.bind(performance);
const inbox = new MessageChannel();
let interpreter: Interpreter | null = null;
let isStopped = false;

self.onmessage = ({ data }: MessageEvent<WorkerOrder>) => {
  if (data.kind === 'start') void start(data);
  else if (data.kind === 'run') void run(data);
  else isStopped = true;
};

async function start({ parts, wantsImage }: WorkerOrder & { kind: 'start' }): Promise<void> {
  try {
    interpreter = await startInterpreter(parts);
    const { image } = interpreter;
    post({ kind: 'started', version: image.version, image: wantsImage ? image : null });
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

async function run({ program, cases, limits, isTraced }: WorkerOrder & { kind: 'run' }): Promise<void> {
  if (interpreter === null) return;
  isStopped = false;
  let lastLook = now();
  const observer = createObserver(interpreter, { program, limits, isTraced }, now);
  for (const one of cases) {
    const { observation, isSpent } = await observer.observe(one);
    post({ kind: 'observed', observation, isSpent });
    if (isSpent) return;
    if (now() - lastLook < lookMs) continue;
    await look();
    if (isStopped) break;
    lastLook = now();
  }
  await observer.finish();
  post({ kind: 'idle' });
}

/** Lets waiting messages in. */
function look(): Promise<void> {
  return new Promise((resolve) => {
    inbox.port1.onmessage = () => resolve();
    inbox.port2.postMessage(null);
  });
}
