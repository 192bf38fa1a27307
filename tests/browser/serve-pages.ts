import type { TestProject } from 'vitest/node';
import { buildLab } from '../../lab/build-lab';
import { serveLab } from '../../lab/serve';

/** Builds the lab and serves it as `npm start` does. */
export default async function servePages(project: TestProject): Promise<() => Promise<void>> {
  await buildLab();
  const server = await serveLab({ port: 0, open: false });
  project.provide('builtLab', server.url);
  return () => server.close();
}
