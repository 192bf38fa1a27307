import wasmUrl from '../../node_modules/pyodide/pyodide.asm.wasm?url';
import stdlibUrl from '../../node_modules/pyodide/python_stdlib.zip?url';
import { ExecutorError } from '../core/executor';

/** What an interpreter is made from. */
export interface InterpreterParts {
  readonly wasm: ArrayBuffer;
  readonly stdlib: ArrayBuffer;
  readonly harness: string;
  /** Pyodide's Emscripten module as a classic script: it leaves `_createPyodideModule` behind. */
  readonly module: string;
}

/** @throws ExecutorError, code `assets`. */
export async function fetchInterpreterParts(): Promise<InterpreterParts> {
  const [wasm, stdlib, module, harness, image, tracer, stepper] = await Promise.all([
    fetchBytes(wasmUrl),
    fetchBytes(stdlibUrl),
    import('../../node_modules/pyodide/pyodide.asm.mjs?raw'),
    import('../../workers/harness.py?raw'),
    import('../../workers/image.py?raw'),
    import('../../workers/tracer.py?raw'),
    import('../../workers/stepper.py?raw'),
  ]);
  return {
    wasm,
    stdlib,
    harness: [harness, image, tracer, stepper].map((file) => file.default).join('\n'),
    module: asClassicScript(module.default),
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
