import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium';

/** `npm test`: types, lint, format, then every test; ends with one line that counts them. */
function test(): number {
  findChromium();
  for (const step of [
    ['tsc', '-b'],
    ['oxlint', '--deny-warnings'],
    ['prettier', '--check', '.'],
  ]) {
    const status = run(step);
    if (status !== 0) return status;
  }
  const folder = mkdtempSync(join(tmpdir(), 'turnwise-test-'));
  const report = join(folder, 'report.json');
  const status = run([
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  };
  rmSync(folder, { recursive: true });
  process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped\n`);
  return status;
}

function run([command, ...args]: readonly string[]): number {
  return spawnSync('npx', ['--no-install', String(command), ...args], { stdio: 'inherit' }).status ?? 1;
}

process.exitCode = test();
