import type { Hostile } from './hostile';

const missing = { kind: 'raised', error: { type: 'ModuleNotFoundError' } };
const failedRoute = { kind: 'raised' };
/** Importing much of the standard library takes a while on a busy machine. */
const slowImport = 30_000;
const ended = { kind: 'ended' };
function raised(type: string): Hostile['outcome'] {
  return { kind: 'raised', error: { type } };
}

/** `BEACON` stands for the address of a server that must never hear of it. */
export const network: readonly Hostile[] = [
  { title: 'fetch through js', program: 'import js\njs.fetch("BEACON")', outcome: missing },
  {
    title: 'pyodide.http',
    program: 'from pyodide.http import open_url\nopen_url("BEACON")',
    outcome: failedRoute,
    caseMs: slowImport,
  },
  {
    title: 'urllib',
    program: 'from urllib.request import urlopen\nurlopen("BEACON", timeout=1)',
    outcome: failedRoute,
    caseMs: slowImport,
  },
  {
    title: 'http.client',
    program:
      'import http.client\nfrom urllib.parse import urlparse\nc = http.client.HTTPConnection(urlparse("BEACON").netloc, timeout=1)\nc.request("GET", "/")\nc.getresponse()',
    outcome: failedRoute,
    caseMs: slowImport,
  },
  {
    title: 'a socket',
    program:
      'import socket\nfrom urllib.parse import urlparse\nu = urlparse("BEACON")\ns = socket.create_connection((u.hostname, u.port), 1)\ns.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")\nprint(s.recv(10))',
    outcome: failedRoute,
    caseMs: slowImport,
  },
  {
    title: 'asyncio streams',
    program:
      'import asyncio\nasync def main():\n    await asyncio.open_connection("127.0.0.1", 80)\nasyncio.run(main())',
    outcome: failedRoute,
    caseMs: slowImport,
  },
  {
    title: 'a subprocess',
    program: 'import subprocess\nsubprocess.run(["curl", "BEACON"])',
    outcome: failedRoute,
    caseMs: slowImport,
  },
];

export const bridge: readonly Hostile[] = [
  { title: 'js.postMessage', program: 'import js\njs.postMessage({"kind": "observed"})', outcome: missing },
  { title: 'js.indexedDB', program: 'from js import indexedDB', outcome: missing },
  { title: 'pyodide_js', program: 'import pyodide_js', outcome: missing },
  { title: '_pyodide_core', program: 'import _pyodide_core', outcome: missing },
  {
    title: 'run_js',
    program: 'from pyodide.code import run_js\nrun_js("postMessage(1)")',
    outcome: missing,
    caseMs: slowImport,
  },
  {
    title: 'any object whose constructor chain leads to JavaScript',
    program:
      'import gc\nfound = [x for x in gc.get_objects() if "js" in type(x).__name__.lower() and "son" not in type(x).__name__.lower()]\nprint(len(found))',
    outcome: { kind: 'ended', stdout: '0\n' },
  },
  { title: 'ctypes', program: 'import ctypes\nctypes.string_at(0)', outcome: missing },
  { title: '_testcapi', program: 'import _testcapi', outcome: missing },
  { title: '_testinternalcapi', program: 'import _testinternalcapi', outcome: missing },
  {
    title: 'builtin modules by the import machinery',
    program:
      'import _imp, sys\nfrom importlib.machinery import BuiltinImporter\nBuiltinImporter.load_module("_ctypes")',
    outcome: raised('ImportError'),
  },
];

export const harness: readonly Hostile[] = [
  {
    title: 'gc for the harness',
    program:
      'import gc\nfor x in gc.get_objects():\n    if callable(x) and getattr(x, "__name__", "") == "run_stdin":\n        x.__code__ = (lambda: None).__code__\nprint("done")',
    outcome: { kind: 'ended', stdout: 'done\n' },
  },
  {
    title: 'frames up to the harness, whose functions are replaced',
    program:
      'import sys\nf = sys._getframe()\nwhile f:\n    f.f_globals["run_stdin"] = f.f_globals["_as_script"] = f.f_globals["_encode"] = lambda *a: b"{}"\n    f = f.f_back',
    outcome: ended,
  },
  {
    title: 'frames by a traceback, locals rewritten',
    program:
      'try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    f = e.__traceback__.tb_frame.f_back\n    while f:\n        for name in list(f.f_locals):\n            try:\n                f.f_locals[name] = None\n            except Exception:\n                pass\n        f = f.f_back',
    outcome: {},
  },
  {
    title: 'the harness’s check made to say yes',
    program:
      'import sys\ng = sys._getframe(1).f_globals\ng["_settled"].__code__ = (lambda result: None).__code__\ng["_state"].__code__ = (lambda: None).__code__\nsys.path.append("/evil")',
    outcome: {},
  },
  {
    title: 'a trace function left running',
    program: 'import sys\ndef t(*a):\n    print("traced")\n    return t\nsys.settrace(t)',
    outcome: {},
  },
  {
    title: 'monitoring callbacks left running',
    program:
      'import sys\nm = sys.monitoring\nm.use_tool_id(3, "x")\nm.register_callback(3, m.events.LINE, lambda *a: print("line"))\nm.set_events(3, m.events.LINE)',
    outcome: {},
  },
  {
    title: 'an audit hook that vetoes everything',
    program: 'import sys\ndef h(*a):\n    raise RuntimeError("no")\nsys.addaudithook(h)',
    outcome: {},
  },
];
