import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Runs `check` over a file written into `folder` and removed again; returns what it printed, null when it passed. */
function complaint(path: string, text: string, check: readonly string[]): string | null {
  writeFileSync(path, text, { flag: 'wx' });
  try {
    const [command, ...args] = check;
    const { status, stdout, stderr } = spawnSync('npx', ['--no-install', String(command), ...args], {
      encoding: 'utf8',
    });
    return status === 0 ? null : stdout + stderr;
  } finally {
    rmSync(path);
  }
}

describe('the house', () => {
  it('does not compile a document in core', () => {
    const folder = mkdtempSync(join('node_modules', '.cache', 'core-'));
    const path = join(folder, 'probe.ts');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../../src/core/tsconfig.json',
        compilerOptions: { composite: false, emitDeclarationOnly: false, noEmit: true, rootDir: '../../..' },
        include: ['probe.ts', '../../../src/core/host.d.ts'],
      }),
    );
    try {
      expect(
        complaint(path, 'export const signal: AbortSignal | null = null;\n', ['tsc', '-p', folder]),
      ).toBeNull();
      expect(complaint(path, 'export const title = document.title;\n', ['tsc', '-p', folder])).toContain(
        "'document'",
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);

  it.each([
    ['src/ui/probe.ts', "import '../adapters/idb';\n", 'handed its adapters'],
    ['src/core/probe.ts', "import 'idb';\n", 'core imports nothing'],
    ['src/core/probe.ts', "import '../ui/App';\n", 'core imports nothing'],
    ['src/figures/probe.ts', "import 'solid-js';\n", 'A figure knows'],
    ['src/adapters/probe.ts', "import '../ui/App';\n", 'An adapter knows'],
  ])('refuses in %s: %s', (path, text, reason) => {
    expect(complaint(path, text, ['oxlint', path])).toContain(reason);
  });

  it('keeps every source file under 300 lines', () => {
    const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.py', '*.css'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length - 1 > 300);
    expect(long).toEqual([]);
  });
});
