import { buildIfStale } from '../lab/fresh-build';
import { serveLab } from '../lab/serve';
import { runUnderKills } from '../tests/browser/pages/kill-runs';
import { exampleSpec } from '../tests/core/example-spec';

/** `npm run bench -- kills [COUNT] [SEED]`: a run whose page is killed COUNT times against an undisturbed one. */
export async function main(args: readonly string[]): Promise<void> {
  const [count, seed] = [Number(args[0] ?? 60), Number(args[1] ?? 7)];
  const spec = {
    ...exampleSpec,
    samples: Math.max(4, Math.ceil(count / 3)),
    problems: { set: 'demo', limit: 12 },
    arms: exampleSpec.arms.slice(0, 2),
    sampling: { temperature: 1, topP: 0.95, maxTokens: 128 },
  };
  await buildIfStale();
  const server = await serveLab({ port: 0, open: false });
  try {
    const { kills, stored, killed, undisturbed } = await runUnderKills(server.url, spec, count, seed);
    const line = {
      figure: 'kills',
      seed,
      kills,
      killsBeforeTheEnd: stored.filter((trajectories) => trajectories < undisturbed.length).length,
      asked: 12 * 2 * spec.samples,
      stored: killed.length,
      equalToUndisturbed: JSON.stringify(killed) === JSON.stringify(undisturbed),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await server.close();
  }
}
