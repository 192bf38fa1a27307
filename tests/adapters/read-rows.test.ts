import { createServer, type Server } from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataFileError, type DataSource } from '../../src/core/data-file';
import { inflate } from '../../workers/inflate';
import { readRows, type ReadProgress } from '../../workers/read-rows';
import { everyProblem } from '../../src/core/choose-problems';
import { importProblems, type SourceRow } from '../../src/core/import-problems';
import * as rows from '../core/import-fixtures';

const { packedTests: _, ...published } = rows;
const ownSet = {
  id: 's',
  title: 'S',
  problems: [{ id: 'a', statement: 'x', publicTests: [{ stdin: '', expected: '' }] }],
};

const fileOf = (...parts: readonly (string | Uint8Array<ArrayBuffer> | ArrayBuffer)[]): DataSource<Blob> => ({
  kind: 'file',
  file: new Blob([...parts]),
});

const gzip = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));

async function rowsOf(source: DataSource<Blob>): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of readRows(source)) rows.push(row);
  return rows;
}

const row = (place: string, value: unknown): SourceRow => ({ kind: 'row', place, row: value });

describe('readRows', () => {
  it('reads JSONL, lists and objects, plain and as gzip', async () => {
    const two = [row('line 1', { a: 'é' }), row('line 2', { a: 2 })];
    const text = '{"a":"é"}\n{"a":2}\n';
    expect(await rowsOf(fileOf(text))).toEqual(two);
    expect(await rowsOf(fileOf(gzip(text)))).toEqual(two);
    expect(await rowsOf(fileOf('[{"a":1},\n{"a":2}]'))).toEqual([
      row('row 1', { a: 1 }),
      row('row 2', { a: 2 }),
    ]);
    expect(await rowsOf(fileOf('{\n"a": 1\n}'))).toEqual([row('row 1', { a: 1 })]);
    expect(await rowsOf(fileOf(''))).toEqual([]);
  });

  it('goes on after a bad line and names it', async () => {
    expect(await rowsOf(fileOf('{"a":1}\n{"a":\n{"a":3}\n'))).toEqual([
      row('line 1', { a: 1 }),
      {
        kind: 'fault',
        place: 'line 2',
        fault: { path: 'file', found: 'the text "{\\"a\\":"', expected: 'one JSON value' },
      },
      row('line 3', { a: 3 }),
    ]);
  });

  it('keeps what a damaged gzip file held before the damage', async () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `{"a":${index}}\n`).join('');
    const packed = gzip(text);
    const rows = await rowsOf(fileOf(packed.slice(0, packed.length / 2)));
    expect(rows[0]).toEqual(row('line 1', { a: 0 }));
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows.at(-1)).toMatchObject({
      kind: 'fault',
      fault: { expected: 'a whole gzip file of one member' },
    });
  });

  it.each([
    ['a zip archive', [0x50, 0x4b, 3, 4], 'Unpack it and open the file inside.'],
    ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd], 'Unpack it and open the file inside.'],
    [
      'a web page',
      [...Buffer.from('<!DOCTYPE html><html>')],
      'Use the page’s download button and open what it gives.',
    ],
    [
      'a pointer of Git LFS',
      [...Buffer.from('version https://git-lfs.github.com/spec/v1')],
      'Download the file itself',
    ],
  ])('says what to do with %s', async (name, bytes, wayOut) => {
    const reading = rowsOf(fileOf(new Uint8Array(bytes)));
    await expect(reading).rejects.toBeInstanceOf(DataFileError);
    await expect(reading).rejects.toThrow(`This is ${name}`);
    await expect(reading).rejects.toThrow(wayOut);
  });

  it('tells how far it is', async () => {
    const line = `${JSON.stringify({ text: 'x'.repeat(1_000) })}\n`;
    const told: ReadProgress[] = [];
    for await (const _ of readRows(fileOf(line.repeat(1_000)), (progress) => told.push(progress))) continue;
    const totalBytes = line.length * 1_000;
    expect(told.at(-1)).toEqual({ bytes: totalBytes, totalBytes });
    expect(told.every(({ bytes }, i) => bytes > (told[i - 1]?.bytes ?? 0))).toBe(true);
  });

  it('lets no exception of a mutated file out', async () => {
    const every = [...Object.values(published), ownSet];
    const lines = (rows: readonly object[]): string =>
      rows.map((each) => `${JSON.stringify(each)}\n`).join('');
    const files = [
      ...every.map((each) => new Uint8Array(Buffer.from(lines([each, each])))),
      new Uint8Array(Buffer.from(JSON.stringify([rows.apps, rows.codeContests], null, 1))),
      gzip(lines(every)),
    ];
    const change = fc.record({ at: fc.nat(), value: fc.nat(255), isCut: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (file, changes) => {
          let bytes = file.slice();
          for (const { at, value, isCut } of changes) {
            // The first four bytes stay: they choose the reader.
            const place = 4 + (at % (bytes.length - 4));
            bytes[place] = value;
            if (isCut) bytes = bytes.slice(0, Math.max(place, 5));
          }
          const source = readRows(fileOf(bytes));
          const result = await importProblems({ rows: source, dataset: null, choice: everyProblem, inflate });
          for (const { place, faults } of result.refusals) {
            expect(place).not.toBe('');
            expect(faults.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 4_000 },
    );
  }, 120_000);
});

describe('readRows of an address', () => {
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/missing') response.writeHead(404).end();
      else if (request.url === '/private') response.writeHead(401).end();
      else if (request.url === '/page') response.setHeader('content-type', 'text/html').end('<p>A file</p>');
      else response.end('{"a":1}\n{"a":2}\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  afterAll(() => server.close());

  const at = (path: string): DataSource<Blob> => ({ kind: 'url', url: new URL(path, base).href });

  it('streams text', async () => {
    expect(await rowsOf(at('/jsonl'))).toEqual([row('line 1', { a: 1 }), row('line 2', { a: 2 })]);
  });

  it('says what is wrong with an address', async () => {
    await expect(rowsOf(at('/missing'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(rowsOf(at('/private'))).rejects.toThrow('signed in there (401)');
    await expect(rowsOf(at('/page'))).rejects.toThrow('sent a web page, not a data file');
    const nowhere: DataSource<Blob> = { kind: 'url', url: 'http://127.0.0.1:1/rows.jsonl' };
    await expect(rowsOf(nowhere)).rejects.toThrow('does not let pages of other sites read the file (CORS)');
  });
});

describe('inflate', () => {
  it('undoes what zlib did, at any size', () => {
    for (const size of [0, 1, 65_536, 1_000_000]) {
      const bytes = new Uint8Array(size).map((_, index) => (index * 7919) % 251);
      expect(Buffer.from(inflate(new Uint8Array(deflateSync(bytes)))).equals(bytes)).toBe(true);
    }
  });

  it('refuses a bomb, a cut stream and what is no zlib', () => {
    const bomb = new Uint8Array(deflateSync(new Uint8Array(3_000_000)));
    expect(() => inflate(bomb, 2_000_000)).toThrow('more than 2000000 bytes');
    expect(inflate(bomb, 3_000_000)).toHaveLength(3_000_000);
    const packed = new Uint8Array(deflateSync(new Uint8Array(1_000).map((_, index) => index)));
    expect(() => inflate(packed.subarray(0, 50))).toThrow();
    expect(() => inflate(new Uint8Array([1, 2, 3]))).toThrow();
  });
});
