import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * A Python that has PyTorch: TURNWISE_PYTHON, python3, Debian's own. On Debian as root it installs `python3-torch` and
 * OpenBLAS (190 MB to fetch) when there is none.
 * @throws Error that says in one line what to install.
 */
export function findPython(): string {
  const named = process.env['TURNWISE_PYTHON'];
  const candidates = named === undefined ? ['python3', '/usr/bin/python3'] : [named];
  const found = candidates.find(hasTorch) ?? (named === undefined ? installed() : undefined);
  if (found !== undefined) return found;
  throw new Error(
    'No Python with PyTorch was found: install it (Debian: apt-get install python3-torch python3-numpy libopenblas0-pthread), or set TURNWISE_PYTHON to one that has it.',
  );
}

function hasTorch(python: string): boolean {
  return spawnSync(python, ['-c', 'import torch, numpy']).status === 0;
}

function installed(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['python3-torch', 'python3-numpy', 'libopenblas0-pthread'];
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  return ['/usr/bin/python3'].find(hasTorch);
}
