import { existsSync } from 'node:fs';

/** `npm run bench -- NAME`: runs bench/NAME.ts, which prints JSON lines. */
const name = process.argv[2];
if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(new URL(`./${name}.ts`, import.meta.url))) {
  process.stderr.write('Usage: npm run bench -- NAME, where bench/NAME.ts exists (see bench/README.md).\n');
  process.exitCode = 2;
} else {
  const bench: { readonly main: (args: readonly string[]) => Promise<void> } = await import(`./${name}.ts`);
  await bench.main(process.argv.slice(3));
}
