import { compareContents } from './contents';
import { withText, type Emscripten } from './emscripten';
import { layFiles, openFiles, type Files } from './files';
import { guardMemory, type GuardedMemory } from './memory';
import { createCaller, guardStack, protectStack, type Called, type Caller } from './stack';
import { findMoving, rewinder } from './movable';
import { watch, type WatchList } from './watch';

/** A started interpreter as data: other workers start from it, and each is put back to it. */
export interface Image {
  readonly memory: Uint8Array<ArrayBuffer>;
  readonly stackPointer: number;
  /** Addresses of the harness's functions. */
  readonly functions: Readonly<Record<HarnessFunction, number>>;
  readonly watchList: WatchList;
  /** Addresses of the words in which movable objects say where they stand (movable.ts). */
  readonly moving: readonly number[];
  readonly version: string;
}

/** Everything an interpreter is made from. The WebAssembly module is compiled once and shared between workers. */
export interface Parts {
  readonly wasm: WebAssembly.Module;
  readonly stdlib: Uint8Array<ArrayBuffer>;
  readonly harness: string;
  /** Null boots a new one. */
  readonly image: Image | null;
}

const harnessFunctions = ['load', 'run_stdin', 'run_call', 'run_assert', 'run_trace', 'move'] as const;
export type HarnessFunction = (typeof harnessFunctions)[number];

/**
 * CPython on WebAssembly without Pyodide's bridge: it is started through the C API, and the extension module that
 * would give Python hold of JavaScript is never registered. All of Python's state is linear memory, so putting back a
 * copy of it resets everything.
 */
export interface Interpreter {
  readonly image: Image;
  readonly files: Files;
  readonly memory: GuardedMemory;
  call(name: HarnessFunction, argument: Uint8Array | null): Promise<Called>;
  /** Puts back what a program may move: streams that it wrote to, the random numbers that it drew. */
  rewind(): void;
  /** True once something was touched that a later test could see, what is moved and not put back included. */
  isTouched(): boolean;
  /** Puts memory, files and descriptors back. */
  restore(): void;
}

/** Boots CPython, from the image where there is one. */
export async function startInterpreter(parts: Parts): Promise<Interpreter> {
  const module = await instantiate(parts);
  const memory = guardMemory(module);
  const watcher = watch(module);
  const call = createCaller(module);
  let image = parts.image;
  if (image === null) {
    const booted = await boot(module, parts.harness, call);
    watcher.install(booted.watchList);
    const move = (): Promise<Called> => call(booted.functions.move, null);
    const moving = await findMoving(module, booted.watchList.contents.movable, move);
    const stackPointer = Number(module.___stack_pointer.value);
    image = { ...booted, moving, memory: memory.copy(), stackPointer };
  } else {
    memory.restore(image.memory);
    watcher.resume(image.watchList);
  }
  guardStack(module, image.watchList.containers);
  const files = openFiles(module);
  const started = image;
  const isAsInImage = compareContents(module, image.watchList.contents, image.moving, image.memory);

  function restore(): void {
    memory.restore(started.memory);
    module.___stack_pointer.value = started.stackPointer;
    files.reset();
    watcher.clear();
  }
  restore();
  return {
    image: started,
    files,
    memory,
    call: (name, argument) => call(started.functions[name], argument),
    rewind: rewinder(module, started.moving, new Int32Array(started.memory.buffer)),
    isTouched: () => watcher.isTouched() || !isAsInImage(),
    restore,
  };
}

interface EmscriptenSettings {
  readonly noInitialRun: true;
  readonly API: object;
  readonly print: (text: string) => void;
  readonly printErr: (text: string) => void;
  readonly preRun: readonly ((module: Emscripten) => void)[];
  instantiateWasm(
    imports: WebAssembly.Imports,
    ready: (instance: WebAssembly.Instance, wasm: WebAssembly.Module) => void,
  ): object;
}

/** Pyodide's Emscripten module: its text stands before this script's own (see pyodide-frame.ts). */
declare const _createPyodideModule: (settings: EmscriptenSettings) => Promise<Emscripten>;

async function instantiate({ wasm, stdlib }: Parts): Promise<Emscripten> {
  const marker = Symbol('error');
  let failed: (error: unknown) => void;
  const failure = new Promise<never>((_resolve, reject) => {
    failed = reject;
  });
  const created = _createPyodideModule({
    noInitialRun: true,
    API: { config: { jsglobals: {}, env: {} }, runtimeEnv: {} },
    print: () => undefined,
    printErr: () => undefined,
    preRun: [(module) => layFiles(module, stdlib)],
    instantiateWasm(imports, ready) {
      Object.assign(imports['env'] ?? {}, {
        Jsv_GetError_import: () => marker,
        JsvError_Check: (value: unknown) => Number(value === marker),
        // An alarm would go off in whatever program runs by then.
        _setitimer_js: () => 0,
      });
      WebAssembly.instantiate(wasm, imports)
        .then((instance) => ready(instance, wasm))
        .catch(failed);
      return {};
    },
  });
  return Promise.race([created, failure]);
}

/** Extension modules that reach below Python: raw memory, sockets' processes, CPython's own test doubles. */
const withheld =
  /^(_ctypes|_remote_debugging|_posixsubprocess|_test.*|_xxtestfuzz|xxsubtype|_interp.*|_lsprof|_tracemalloc|faulthandler|mmap|fcntl|termios)$/;

/** Removes extension modules from the table that CPython reads as it starts: entries of two pointers, ended by zeros. */
function withholdModules(module: Emscripten): void {
  const table = module.HEAPU32;
  let from = Number(table[module._PyImport_Inittab >>> 2]) >>> 2;
  let to = from;
  for (; (table[from] ?? 0) !== 0; from += 2) {
    if (withheld.test(module.UTF8ToString(Number(table[from])))) continue;
    table[to] = Number(table[from]);
    table[to + 1] = Number(table[from + 1]);
    to += 2;
  }
  table[to] = 0;
  table[to + 1] = 0;
}

const startConfig: Readonly<Record<string, bigint | string>> = {
  isolated: 1n,
  use_environment: 0n,
  site_import: 0n,
  install_signal_handlers: 0n,
  utf8_mode: 1n,
  // The same hash seed everywhere, so that sets iterate alike on every run and machine.
  use_hash_seed: 1n,
  hash_seed: 0n,
  write_bytecode: 0n,
  program_name: 'python3',
  home: '/',
};

/** `Py_file_input` of CPython's compile.h. */
const fileInput = 257;

async function boot(
  module: Emscripten,
  harness: string,
  call: Caller,
): Promise<Omit<Image, 'memory' | 'moving' | 'stackPointer'>> {
  withholdModules(module);
  const config = module._PyInitConfig_Create();
  for (const [name, value] of Object.entries(startConfig))
    withText(module, name, (key) =>
      typeof value === 'bigint'
        ? module._PyInitConfig_SetInt(config, key, value)
        : withText(module, value, (text) => module._PyInitConfig_SetStr(config, key, text)),
    );
  if (module._Py_InitializeFromInitConfig(config) !== 0) throw new Error('CPython did not start.');
  module._PyInitConfig_Free(config);

  const globals = module._PyDict_New();
  withText(module, '__builtins__', (key) =>
    module._PyDict_SetItemString(globals, key, module._PyEval_GetBuiltins()),
  );
  protectStack(module);
  const ran = withText(module, harness, (source) =>
    module._PyRun_StringFlags(source, fileInput, globals, globals, 0),
  );
  if (ran === 0) throw new Error('The harness did not start.');
  const address = (name: string): number =>
    withText(module, name, (key) => module._PyDict_GetItemString(globals, key));
  const prepared = await call(address('prepare'), null);
  if (prepared.kind !== 'returned' || prepared.json === null)
    throw new Error('The harness did not prepare its image.');
  const addresses = Object.fromEntries(
    harnessFunctions.map((name) => [name, address(name)]),
  ) as Image['functions'];
  const watchList: WatchList = JSON.parse(prepared.json);
  return {
    functions: addresses,
    watchList,
    version: module.UTF8ToString(module._Py_GetVersion()).split(' ')[0] ?? '',
  };
}
