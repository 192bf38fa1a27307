import wasmUrl from '../../node_modules/pyodide/pyodide.asm.wasm?url';
import stdlibUrl from '../../node_modules/pyodide/python_stdlib.zip?url';
import { ExecutorError } from '../core/executor';
import { sandboxFrameHash, sandboxFrameScript, type SandboxParts } from '../core/sandbox';

/** The sandbox's frame in the page, and the line to its warden. */
export interface SandboxFrame {
  readonly port: MessagePort;
  remove(): void;
}

/** Nothing can be loaded by address: no network, only scripts that we hand over and WebAssembly. */
const policy = [
  "default-src 'none'",
  `script-src '${sandboxFrameHash}' blob: 'wasm-unsafe-eval'`,
  'worker-src blob:',
].join('; ');

const frameDocument = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${sandboxFrameScript}</script>`;

/** How many interpreters the warden keeps. */
export type PoolSize = Pick<SandboxParts, 'slots' | 'spares'>;

/** Opens a frame of opaque origin and hands it the interpreter's files. @throws ExecutorError, code `assets`. */
export async function openSandboxFrame(size: PoolSize): Promise<SandboxFrame> {
  const [parts, frame] = await Promise.all([fetchParts(size), appendFrame()]);
  const { port1, port2 } = new MessageChannel();
  // The frame's origin is opaque, so no narrower target can be named; the frame is our own document.
  frame.contentWindow?.postMessage(parts, '*', [port2, parts.wasm, parts.stdlib]);
  return {
    port: port1,
    remove: () => {
      port1.close();
      frame.remove();
    },
  };
}

function appendFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', 'cross-origin-isolated');
  frame.title = 'Python sandbox';
  frame.hidden = true;
  frame.srcdoc = frameDocument;
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(frame), { once: true });
    document.body.append(frame);
  });
}

async function fetchParts(size: PoolSize): Promise<SandboxParts> {
  const [wasm, stdlib, module, harness, image, tracer, stepper, worker, warden] = await Promise.all([
    fetchBytes(wasmUrl),
    fetchBytes(stdlibUrl),
    import('../../node_modules/pyodide/pyodide.asm.mjs?raw'),
    import('../../workers/harness.py?raw'),
    import('../../workers/image.py?raw'),
    import('../../workers/tracer.py?raw'),
    import('../../workers/stepper.py?raw'),
    import('../../workers/python.worker.ts?script'),
    import('../../workers/warden.worker.ts?script'),
  ]);
  return {
    wasm,
    stdlib,
    harness: [harness, image, tracer, stepper].map((file) => file.default).join('\n'),
    worker: asClassicScript(module.default) + worker.default,
    warden: warden.default,
    ...size,
  };
}

/** Module workers do not start in a frame of opaque origin (Chromium 156), so Pyodide's module becomes plain script. */
function asClassicScript(module: string): string {
  return `${module.replace(/export default \w+;?/, '').replaceAll('import.meta.url', '""')}\n`;
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.arrayBuffer();
    throw new Error(`HTTP ${response.status}`);
  } catch (cause) {
    throw new ExecutorError(
      'assets',
      `The Python interpreter could not be fetched (${url}). Check the connection and reload the page.`,
      { cause },
    );
  }
}
