import { parseArgs } from 'node:util';
import { createProgressLine } from './progress-line';
import { BusyPortError } from './serve';
import { runSpec } from './run-spec';
import { UsageError } from './usage-error';

const help = `Usage: npm run lab -- run SPEC.json --out RUN.jsonl [--resume] [--port N]

Runs an experiment in the built lab in headless Chromium and writes it as JSONL:
a header line, then one trajectory a line, each as soon as it is finished.

  SPEC.json     the experiment's spec, as in the link #/experiments/new?spec=...
  --out FILE    where the trajectories go; it must not exist, unless --resume
  --resume      go on with FILE: exactly the missing trajectories are run
  --port N      port of the lab's own server; any free one when left out
  --help        this text

Environment: CHROME_PATH names the browser; TURNWISE_API_KEY is the key of an
OpenAI-compatible endpoint.

Exit codes:
  0    every trajectory is in the file
  1    the run failed; what was finished is in the file, --resume goes on
  2    the command, the spec or the file cannot be used; nothing was run
  130  stopped by Ctrl-C; the file is valid, --resume goes on
`;

async function main(args: readonly string[]): Promise<number> {
  const progress = createProgressLine(process.stderr);
  try {
    const { values, positionals } = parse(args);
    if (values.help === true) {
      process.stdout.write(help);
      return 0;
    }
    const [command, spec, ...rest] = positionals;
    if (command !== 'run' || spec === undefined || rest.length > 0 || values.out === undefined)
      throw new UsageError(`A command, a spec and --out are needed.\n\n${help}`);
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError(`--port must be a whole number from 0 to 65535; it is "${values.port}".`);
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    process.once('SIGTERM', () => stop.abort());
    const endpointKey = process.env['TURNWISE_API_KEY'];
    const options = { spec, out: values.out, resume: values.resume === true, port, endpointKey };
    const end = await runSpec(options, progress, stop.signal);
    progress.say(
      end === 'complete' ? `Every trajectory is in ${values.out}.` : 'Stopped. Go on with --resume.',
    );
    return end === 'complete' ? 0 : 130;
  } catch (error) {
    progress.say(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError || error instanceof BusyPortError ? 2 : 1;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        resume: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`, {
      cause: error,
    });
  }
}

process.exitCode = await main(process.argv.slice(2));
