import type { Emscripten, FileNode, FileStream } from './emscripten';

const home = '/home/user';
const ownFolders = ['/tmp', home] as const;
/** EIO in Emscripten's numbering. */
const ioError = 29;
/** Writes refused past the output limit before the program is stopped for good: it catches the errors and goes on. */
const patience = 64;

/** Thrown through the interpreter by a program that keeps writing past its limit. */
export class OutputFlood extends Error {
  override readonly name = 'OutputFlood';
}

/** Descriptors 0, 1 and 2 and the files of an interpreter. */
export interface Files {
  /** Gives the next program its input and forgets the output of the last. */
  begin(input: Uint8Array, limitBytes: number): void;
  /** What is written from now on, by no program, is dropped. */
  end(): void;
  stdout(): Uint8Array;
  stderr(): Uint8Array;
  isOverLimit(): boolean;
  /** Whether the program wrote where only the system may: the interpreter is not to be used again. */
  isSystemTouched(): boolean;
  /** Puts folders, descriptors and the working directory back. Cheap when nothing was touched. */
  reset(): void;
}

class Sink {
  #bytes = new Uint8Array(8192);
  length = 0;

  append(bytes: Uint8Array): void {
    const needed = this.length + bytes.length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.length));
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, this.length);
    this.length = needed;
  }

  /** A view that the next write may change. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }
}

/** The folders and the library that CPython starts from. */
export function layFiles({ FS, ENV }: Emscripten, stdlib: Uint8Array): void {
  FS.mkdirTree('/lib/python3.14/lib-dynload');
  FS.mkdirTree(home);
  FS.writeFile('/lib/python314.zip', stdlib);
  ENV['HOME'] = home;
  FS.chdir(home);
}

/** Takes over the three standard descriptors and watches every change to the file system. */
export function openFiles(module: Emscripten): Files {
  const { FS } = module;
  const out = new Sink();
  const err = new Sink();
  let limit = 0;
  let isOpen = false;
  let refused = 0;
  let touched = false;
  let systemTouched = false;

  function device(minor: number, path: string, sink: Sink): FileStream {
    const id = FS.makedev(64, minor);
    FS.registerDevice(id, {
      write: (_stream: unknown, buffer: Int8Array, offset: number, length: number) => {
        if (!isOpen) return length;
        const room = limit - out.length - err.length;
        const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
        sink.append(bytes.subarray(0, Math.max(0, room)));
        if (length <= room) return length;
        refused += 1;
        if (refused > patience) throw new OutputFlood('The program keeps writing past its output limit.');
        throw new FS.ErrnoError(ioError);
      },
    });
    FS.unlink(path);
    FS.mkdev(path, id);
    return FS.open(path, 'w');
  }

  for (const stream of [0, 1, 2].map((fd) => FS.streams[fd])) if (stream) FS.close(stream);
  FS.unlink('/dev/stdin');
  FS.writeFile('/dev/stdin', new Uint8Array());
  const standard = [
    FS.open('/dev/stdin', 'r'),
    device(1, '/dev/stdout', out),
    device(2, '/dev/stderr', err),
  ] as const;
  const input = standard[0].node;

  watchOperations(
    FS.lookupPath('/tmp', {}).node.node_ops,
    ['mknod', 'unlink', 'rmdir', 'symlink', 'rename', 'setattr'],
    note,
  );
  watchOperations(input.node_ops, ['setattr'], note);
  watchOperations(input.stream_ops, ['write', 'mmap', 'msync', 'allocate'], note);

  function note(node: FileNode): void {
    touched = true;
    const path = `${FS.getPath(node)}/`;
    if (!ownFolders.some((folder) => path.startsWith(`${folder}/`))) systemTouched = true;
  }

  function empty(folder: string): void {
    for (const name of FS.readdir(folder)) {
      if (name === '.' || name === '..') continue;
      const path = `${folder}/${name}`;
      const { node } = FS.lookupPath(path, { follow: false });
      if (FS.isDir(node.mode)) {
        empty(path);
        FS.rmdir(path);
      } else FS.unlink(path);
    }
  }

  return {
    begin(bytes, limitBytes) {
      input.contents = bytes;
      input.usedBytes = bytes.length;
      standard[0].position = 0;
      out.length = 0;
      err.length = 0;
      refused = 0;
      limit = limitBytes;
      isOpen = true;
    },
    end: () => {
      isOpen = false;
    },
    stdout: () => out.view(),
    stderr: () => err.view(),
    isOverLimit: () => refused > 0,
    isSystemTouched: () => systemTouched,
    reset() {
      for (let fd = 3; fd < FS.streams.length; fd += 1) {
        const stream = FS.streams[fd];
        if (stream) FS.close(stream);
      }
      standard.forEach((stream, fd) => {
        stream.fd = fd;
        FS.streams[fd] = stream;
      });
      if (FS.cwd() !== home) FS.chdir(home);
      if (!touched || systemTouched) return;
      for (const folder of ownFolders) empty(folder);
      touched = false;
    },
  };
}

/** Tells `note` of every node that the named operations are called on, directly or through its stream. */
function watchOperations(
  operations: FileNode['node_ops'],
  names: readonly string[],
  note: (node: FileNode) => void,
): void {
  for (const name of names) {
    const original = operations[name];
    if (original === undefined) continue;
    operations[name] = (...args: readonly unknown[]) => {
      for (const argument of args) {
        if (isNode(argument)) note(argument);
        else if (isStream(argument)) note(argument.node);
      }
      return original(...args);
    };
  }
}

function isNode(value: unknown): value is FileNode {
  return typeof value === 'object' && value !== null && 'node_ops' in value;
}

function isStream(value: unknown): value is FileStream {
  return typeof value === 'object' && value !== null && 'node' in value && isNode(value.node);
}
