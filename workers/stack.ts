import type { Emscripten } from './emscripten';

/** What one call into the harness came to. `json` is null where it returned None. */
export type Called =
  | { readonly kind: 'returned'; readonly json: string | null }
  | { readonly kind: 'died'; readonly error: unknown };

export type Caller = (callable: number, argument: Uint8Array | null) => Promise<Called>;

/** `WebAssembly.promising`, which TypeScript's library does not know yet. */
type Promising = (
  call: (...pointers: number[]) => number,
) => (...pointers: number[]) => Promise<number> | number;

/**
 * Bytes of linear memory that CPython may use as its stack before it raises RecursionError. The stack that really runs
 * out is the engine's, which linear memory's does not show: V8 gives a worker about 500 KB, and about 1 MB to a call
 * through `WebAssembly.promising`. Measured on Chromium 156: 1 byte here goes with 2.5 to 3 there.
 */
const protectedBytes = { worker: 150_000, promising: 330_000 } as const;

const decoder = new TextDecoder();
const promising: Promising | undefined = Reflect.get(WebAssembly, 'promising');

/** Calls Python functions by address, on the largest stack that the browser gives. */
export function createCaller(module: Emscripten): Caller {
  const wrap: Promising = promising ?? ((call) => call);
  const callNoArgs = wrap(module._PyObject_CallNoArgs);
  const callOneArg = wrap(module._PyObject_CallOneArg);

  async function callWith(callable: number, argument: Uint8Array): Promise<number> {
    const bytes = module._PyBytes_FromStringAndSize(0, argument.length);
    if (bytes === 0) return 0;
    module.HEAPU8.set(argument, module._PyBytes_AsString(bytes));
    const result = await callOneArg(callable, bytes);
    module._Py_DecRef(bytes);
    return result;
  }

  return async (callable, argument) => {
    try {
      const result = argument === null ? await callNoArgs(callable) : await callWith(callable, argument);
      if (result === 0) return { kind: 'died', error: new Error('The harness itself was damaged.') };
      const json = result === module.__Py_NoneStruct ? null : readBytes(module, result);
      module._Py_DecRef(result);
      return { kind: 'returned', json };
    } catch (error) {
      return { kind: 'died', error };
    }
  };
}

function readBytes(module: Emscripten, bytes: number): string {
  const start = module._PyBytes_AsString(bytes);
  return decoder.decode(module.HEAPU8.subarray(start, start + module._PyBytes_Size(bytes)));
}

/** Tells CPython how much stack there is; part of memory, so once, when the image is made. */
export function protectStack(module: Emscripten): void {
  const bytes = promising === undefined ? protectedBytes.worker : protectedBytes.promising;
  const start = module._emscripten_stack_get_base() - bytes;
  module._PyUnstable_ThreadState_SetStackProtection(module._PyThreadState_Get(), start, bytes);
}

/** Offset of `tp_dealloc` in CPython 3.14's PyTypeObject, 32 bits. */
const deallocOffset = 24;

/**
 * `(func (param i32))`: takes 192 bytes of linear stack, calls the imported function `f`, gives them back.
 * The stack pointer is the imported global `s`.
 */
const padding = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x01, 0x7f, 0x00, 0x02, 0x0e, 0x02,
  0x01, 0x65, 0x01, 0x73, 0x03, 0x7f, 0x01, 0x01, 0x65, 0x01, 0x66, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00, 0x07,
  0x05, 0x01, 0x01, 0x64, 0x00, 0x01, 0x0a, 0x18, 0x01, 0x16, 0x00, 0x23, 0x00, 0x41, 0xc0, 0x01, 0x6b, 0x24,
  0x00, 0x20, 0x00, 0x10, 0x00, 0x23, 0x00, 0x41, 0xc0, 0x01, 0x6a, 0x24, 0x00, 0x0b,
]);

/**
 * Makes long chains of objects safe to free. CPython frees a list in a list in a list by recursion, and stops in time
 * by looking at the linear stack; but a deallocator uses next to none of that (16 bytes, against some 350 of the
 * engine's). Each of the types' deallocators is therefore replaced in the function table by one that uses more.
 */
export function guardStack(module: Emscripten, types: readonly number[]): void {
  const padded = new WebAssembly.Module(padding);
  const slots = new Set(types.map((type) => Number(module.HEAPU32[(type + deallocOffset) >>> 2])));
  for (const slot of slots) {
    const original: unknown = module.wasmTable.get(slot);
    if (typeof original !== 'function') continue;
    const { exports } = new WebAssembly.Instance(padded, {
      e: { s: module.___stack_pointer, f: original as WebAssembly.ImportValue },
    });
    module.wasmTable.set(slot, exports['d']);
  }
}
