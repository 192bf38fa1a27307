import { buildLab } from './build-lab';
import { assertFree, serveLab } from './serve';

/** `npm start`: builds the lab, serves it, opens the browser where there is a display. */
async function start(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a whole number from 0 to 65535; it is "${process.env['PORT']}".`);
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  await assertFree(port);
  process.stdout.write('Building the lab, some ten seconds …\n');
  await buildLab();
  const server = await serveLab({ port, open: hasDisplay && process.env['CI'] === undefined });
  process.stdout.write(`Turnwise is open at ${server.url}\nCtrl-C stops it.\n`);
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
