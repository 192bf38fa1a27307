import { startInterpreter, type Interpreter } from './interpreter';
import { openJournal, type Journal } from './journal';
import { createObserver } from './observe';
import {
  gatherMs,
  type RunEvent,
  type RunOrder,
  type RunReport,
  type WorkerOrder,
  type WorkerReport,
} from './messages';

/** Milliseconds between two looks at the inbox while programs run. */
const lookMs = 4;

// Taken before any program runs, so that nothing a program does can stand between us and the warden.
const send = self.postMessage.bind(self);
const post = (report: WorkerReport): void => send(report);
const now = performance.now.bind(performance);
const inbox = new MessageChannel();
const orders: RunOrder[] = [];
let interpreter: Interpreter | null = null;
let journal: Journal | null = null;
let current: number | null = null;
let isStopped = false;
let held = '';
let made = 0;
let lastPost = 0;
let lastLook = 0;

self.onmessage = ({ data }: MessageEvent<WorkerOrder>) => {
  if (data.kind === 'start') void start(data);
  else if (data.kind === 'stop') stop(data.id);
  else {
    orders.push(data);
    if (current === null) void runAll();
  }
};

async function start({ parts, wantsImage, journal: shared }: WorkerOrder & { kind: 'start' }): Promise<void> {
  try {
    interpreter = await startInterpreter(parts);
    journal = shared && openJournal(shared);
    const { image } = interpreter;
    post({ kind: 'started', version: image.version, image: wantsImage ? image : null });
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

function stop(id: number): void {
  if (current === id) isStopped = true;
  const index = orders.findIndex((order) => order.id === id);
  if (index < 0) return;
  orders.splice(index, 1);
  report({ kind: 'over', id });
}

async function runAll(): Promise<void> {
  for (let order = orders.shift(); order !== undefined; order = orders.shift()) {
    current = order.id;
    if (await run(order)) return flush();
    if (now() - lastLook >= lookMs) await look();
  }
  current = null;
  flush();
}

/** Resolves with whether the interpreter is spent. */
async function run({ id, program, cases, limits, isTraced }: RunOrder): Promise<boolean> {
  if (interpreter === null) return true;
  isStopped = false;
  const observer = createObserver(interpreter, { program, limits, isTraced }, now);
  for (const one of cases) {
    const { observation, isSpent } = await observer.observe(one);
    report({ kind: 'observed', id, observation, isSpent });
    if (isSpent) return true;
    if (now() - lastLook >= lookMs) await look();
    if (isStopped) break;
  }
  report({ kind: 'over', id });
  return false;
}

/** Reports wait for each other, but only where the warden finds them if this worker is ended. */
function report(event: RunEvent): void {
  const one: RunReport = { ...event, at: made };
  const line = `${JSON.stringify(one)}\n`;
  made += 1;
  held += line;
  if (journal?.write(line) !== true || now() - lastPost >= gatherMs) flush();
}

function flush(): void {
  if (held !== '') post({ kind: 'reports', lines: held });
  held = '';
  journal?.clear();
  lastPost = now();
}

/** Lets waiting messages in. */
function look(): Promise<void> {
  return new Promise((resolve) => {
    inbox.port1.onmessage = () => {
      lastLook = now();
      resolve();
    };
    inbox.port2.postMessage(null);
  });
}
