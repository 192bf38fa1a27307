/** The little of Emscripten's file system that the sandbox uses. */
export interface FileNode {
  readonly name: string;
  readonly mode: number;
  contents: Uint8Array;
  usedBytes: number;
  readonly node_ops: Record<string, (...args: readonly unknown[]) => unknown>;
  readonly stream_ops: Record<string, (...args: readonly unknown[]) => unknown>;
}

export interface FileStream {
  fd: number | null;
  position: number;
  readonly node: FileNode;
}

export interface FileSystem {
  streams: (FileStream | null | undefined)[];
  readonly ErrnoError: new (errno: number) => Error;
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array): void;
  readdir(path: string): string[];
  lookupPath(path: string, options: object): { readonly node: FileNode };
  getPath(node: FileNode): string;
  isDir(mode: number): boolean;
  unlink(path: string): void;
  rmdir(path: string): void;
  cwd(): string;
  chdir(path: string): void;
  open(path: string, flags: string): FileStream;
  close(stream: FileStream): void;
  makedev(major: number, minor: number): number;
  registerDevice(device: number, operations: object): void;
  mkdev(path: string, device: number): void;
}

/** Pyodide's Emscripten module: CPython's C API by name, pointers as numbers. */
export interface Emscripten {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly HEAP32: Int32Array<ArrayBuffer>;
  readonly HEAPU32: Uint32Array<ArrayBuffer>;
  readonly memory: WebAssembly.Memory;
  readonly FS: FileSystem;
  readonly wasmTable: WebAssembly.Table;
  readonly ENV: Record<string, string>;
  readonly ___stack_pointer: WebAssembly.Global<'i32'>;
  readonly _PyImport_Inittab: number;
  readonly __Py_NoneStruct: number;
  addFunction(callback: (...args: number[]) => number, signature: string): number;
  UTF8ToString(pointer: number): string;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _sbrk(bytes: number): number;
  _emscripten_resize_heap(bytes: number): number | boolean;
  _PyInitConfig_Create(): number;
  _PyInitConfig_SetInt(config: number, name: number, value: bigint): number;
  _PyInitConfig_SetStr(config: number, name: number, value: number): number;
  _PyInitConfig_GetError(config: number, message: number): number;
  _PyInitConfig_Free(config: number): void;
  _Py_InitializeFromInitConfig(config: number): number;
  _Py_GetVersion(): number;
  _PyDict_New(): number;
  _PyDict_GetItemString(dict: number, name: number): number;
  _PyDict_SetItemString(dict: number, name: number, value: number): number;
  _PyDict_AddWatcher(callback: number): number;
  _PyDict_Watch(watcher: number, dict: number): number;
  _PySys_AddAuditHook(callback: number, data: number): number;
  _emscripten_stack_get_base(): number;
  _PyThreadState_Get(): number;
  _PyUnstable_ThreadState_SetStackProtection(state: number, start: number, bytes: number): number;
  _PyEval_GetBuiltins(): number;
  _PyEval_GetFrame(): number;
  _PyFrame_GetCode(frame: number): number;
  _PyRun_StringFlags(source: number, start: number, globals: number, locals: number, flags: number): number;
  _PyObject_CallNoArgs(callable: number): number;
  _PyObject_CallOneArg(callable: number, argument: number): number;
  _PyBytes_FromStringAndSize(bytes: number, length: number): number;
  _PyBytes_AsString(bytes: number): number;
  _PyBytes_Size(bytes: number): number;
  _PyTuple_GetItem(tuple: number, index: number): number;
  _PyUnicode_AsUTF8(text: number): number;
  _PyErr_Print(): void;
  _PyErr_Clear(): void;
  _Py_DecRef(object: number): void;
  _Py_IncRef(object: number): void;
}

const encoder = new TextEncoder();

/** Calls `use` with the text as a C string that lives for the call. */
export function withText<T>(module: Emscripten, text: string, use: (pointer: number) => T): T {
  const bytes = encoder.encode(text);
  const pointer = module._malloc(bytes.length + 1);
  module.HEAPU8.set(bytes, pointer);
  module.HEAPU8[pointer + bytes.length] = 0;
  try {
    return use(pointer);
  } finally {
    module._free(pointer);
  }
}
