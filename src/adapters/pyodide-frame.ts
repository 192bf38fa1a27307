import { sandboxFrameHash, sandboxFrameScript, type SandboxParts } from '../core/sandbox';
import { fetchInterpreterParts } from './interpreter-parts';

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
  const [{ module, ...interpreter }, worker, warden] = await Promise.all([
    fetchInterpreterParts(),
    import('../../workers/python.worker.ts?script'),
    import('../../workers/warden.worker.ts?script'),
  ]);
  return { ...interpreter, worker: module + worker.default, warden: warden.default, ...size };
}
