import type { Contents } from './contents';
import type { Emscripten } from './emscripten';

/** What the harness says of the image: which dictionaries to watch, which writes are its own. */
export interface WatchList {
  /** Addresses of every dictionary that outlives a test. */
  readonly dicts: readonly number[];
  /** Pairs of dictionary and key that each test may write: `sys.stdout`, `sys.modules['__main__']` and their like. */
  readonly allowed: readonly (readonly [dict: number, key: number])[];
  /** What no callback tells of. */
  readonly contents: Contents;
  /** Types whose objects can hang in chains of any length. */
  readonly containers: readonly number[];
  /** The code object that reads the frames of a traceback. */
  readonly describe: number;
}

/** Notices, from outside Python, that something was touched which the next test could see. */
export interface Watch {
  /** Starts watching; once, when the image is made. Flags and callbacks are part of memory from then on. */
  install(list: WatchList): void;
  /** Takes up a list that was installed before the image was made. */
  resume(list: WatchList): void;
  isTouched(): boolean;
  clear(): void;
}

/** Audit events that leave nothing behind. Any other event makes the interpreter count as touched. */
const harmless = new Set([
  'import',
  'compile',
  'exec',
  'open',
  'builtins.id',
  'builtins.input',
  'builtins.input/result',
  'builtins.breakpoint',
  'array.__new__',
  'function.__new__',
  'sys._getframemodulename',
  'time.sleep',
  'pickle.find_class',
  'os.listdir',
  'os.scandir',
  'os.walk',
  'glob.glob',
  'glob.glob/2',
  'sys.excepthook',
  'sys.unraisablehook',
]);

/**
 * Two callbacks in CPython's own tables: a dictionary watcher, called on every write to a dictionary of the image, and
 * an audit hook. Both are JavaScript, so nothing written in Python can take them out or look behind them.
 */
export function watch(module: Emscripten): Watch {
  let touched = false;
  const allowed = new Map<number, Set<number>>();
  let describe = 0;
  const classes = new Map<number, 'harmless' | 'attribute' | 'touch'>();

  const onWrite = module.addFunction((_event, dict, key) => {
    if (!touched && allowed.get(Number(dict))?.has(Number(key)) !== true) touched = true;
    return 0;
  }, 'iiiii');
  const onEvent = module.addFunction((event, args) => {
    if (touched) return 0;
    const kind = classes.get(Number(event)) ?? classify(Number(event));
    if (kind === 'touch' || (kind === 'attribute' && !isHarmlessRead(Number(args)))) touched = true;
    return 0;
  }, 'iiii');

  function classify(event: number): 'harmless' | 'attribute' | 'touch' {
    const name = module.UTF8ToString(event);
    const kind = harmless.has(name) ? 'harmless' : name === 'object.__getattr__' ? 'attribute' : 'touch';
    classes.set(event, kind);
    return kind;
  }

  /** Reading code shows nothing of ours; reaching a frame does, unless the harness itself reaches for it. */
  function isHarmlessRead(args: number): boolean {
    const attribute = module.UTF8ToString(module._PyUnicode_AsUTF8(module._PyTuple_GetItem(args, 1)));
    if (attribute === '__code__' || attribute === 'f_code') return true;
    if (attribute !== 'tb_frame') return false;
    const frame = module._PyEval_GetFrame();
    if (frame === 0) return false;
    const code = module._PyFrame_GetCode(frame);
    module._Py_DecRef(code);
    return code === describe;
  }

  function resume(list: WatchList): void {
    for (const [dict, key] of list.allowed) allowed.set(dict, (allowed.get(dict) ?? new Set()).add(key));
    describe = list.describe;
  }

  return {
    install(list) {
      const watcher = module._PyDict_AddWatcher(onWrite);
      for (const dict of list.dicts) module._PyDict_Watch(watcher, dict);
      module._PySys_AddAuditHook(onEvent, 0);
      resume(list);
    },
    resume,
    isTouched: () => touched,
    clear: () => {
      touched = false;
    },
  };
}
