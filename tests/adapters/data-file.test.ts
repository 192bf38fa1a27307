import { createServer, type Server } from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataFileError, readRows, type DataSource, type ReadProgress } from '../../src/adapters/data-file';
import { inflate } from '../../src/adapters/inflate';
import { everyProblem } from '../../src/core/choose-problems';
import { importProblems, type SourceRow } from '../../src/core/import-problems';
import { apps, codeContests } from '../core/import-fixtures';

const fileOf = (...parts: readonly (string | Uint8Array<ArrayBuffer> | ArrayBuffer)[]): DataSource => ({
  kind: 'file',
  file: new Blob([...parts]),
});

const gzip = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));

async function rowsOf(source: DataSource, signal?: AbortSignal): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of readRows(source, undefined, signal)) rows.push(row);
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
    ['zip', [0x50, 0x4b, 3, 4]],
    ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ])('says what to do with a %s archive', async (name, bytes) => {
    const expected = new DataFileError(
      'unsupported',
      `This is a ${name} archive. Unpack it and open the file inside.`,
    );
    await expect(rowsOf(fileOf(new Uint8Array(bytes)))).rejects.toEqual(expected);
  });

  it('tells how far it is and stops with the reason of an abort', async () => {
    const line = `${JSON.stringify({ text: 'x'.repeat(1_000) })}\n`;
    const controller = new AbortController();
    const reason = new Error('enough');
    const told: ReadProgress[] = [];
    const reading = async (): Promise<void> => {
      for await (const { place } of readRows(
        fileOf(line.repeat(1_000)),
        (p) => told.push(p),
        controller.signal,
      )) {
        if (place === 'line 500') controller.abort(reason);
      }
    };
    await expect(reading()).rejects.toBe(reason);
    expect(told.length).toBeGreaterThan(0);
    expect(
      told.every(
        ({ bytes, totalBytes }) => bytes <= line.length * 1_000 && totalBytes === line.length * 1_000,
      ),
    ).toBe(true);
  });

  it('lets no exception of a mutated file out', async () => {
    const files = [
      new Uint8Array(Buffer.from(`${JSON.stringify(apps)}\n${JSON.stringify(codeContests)}\n`)),
      new Uint8Array(Buffer.from(JSON.stringify([apps, codeContests], null, 1))),
      gzip(`${JSON.stringify(apps)}\n`),
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
          const rows = readRows(fileOf(bytes));
          const result = await importProblems({ rows, dataset: null, choice: everyProblem, inflate });
          for (const { place, faults } of result.refusals) {
            expect(place).not.toBe('');
            expect(faults.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  }, 60_000);
});

describe('readRows of an address', () => {
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/missing') response.writeHead(404).end();
      else response.end('{"a":1}\n{"a":2}\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  afterAll(() => server.close());

  const at = (path: string): DataSource => ({ kind: 'url', url: new URL(path, base) });

  it('streams text', async () => {
    expect(await rowsOf(at('/jsonl'))).toEqual([row('line 1', { a: 1 }), row('line 2', { a: 2 })]);
  });

  it('says what is wrong with an address', async () => {
    await expect(rowsOf(at('/missing'))).rejects.toMatchObject({ code: 'not-found' });
    const nowhere: DataSource = { kind: 'url', url: new URL('http://127.0.0.1:1/rows.jsonl') };
    await expect(rowsOf(nowhere)).rejects.toMatchObject({ code: 'network' });
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
