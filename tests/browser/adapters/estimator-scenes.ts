import { openEstimator } from '../../../src/adapters/estimator';
import { estimate, type EstimateRequest } from '../../../src/core/estimate';

const request: EstimateRequest = {
  lines: [
    {
      label: 'plain',
      maxTurns: 1,
      counts: [4, 0, 7].map((correct) => ({ trajectories: 10, publicPass: 8, correct })),
    },
    {
      label: 'multi',
      maxTurns: 3,
      counts: [6, 1, 9].map((correct) => ({ trajectories: 10, publicPass: 9, correct })),
    },
  ],
  columns: [
    { kind: 'pass@k', k: 1 },
    { kind: 'pass n@k', n: 1, k: 9 },
    { kind: 'pass@k', k: 20 },
  ],
  clusters: null,
  reference: 0,
  draws: 200,
  seed: 7,
  level: 0.95,
};

/** Two requests at once, and what the function itself says. */
export async function agree() {
  const estimator = openEstimator();
  const answers = await Promise.all([estimator.estimate(request), estimator.estimate(request)]);
  estimator.dispose();
  const expected = JSON.stringify(estimate(request));
  return answers.map((answer) => JSON.stringify(answer) === expected);
}

/** A request that takes seconds is aborted in the middle; the next one is answered; then the estimator is closed. */
export async function abort() {
  const estimator = openEstimator();
  await estimator.estimate(request);
  const counts = Array.from({ length: 3000 }, () => ({ trajectories: 1500, publicPass: 900, correct: 400 }));
  const long = { ...request, draws: 1000, lines: request.lines.map((line) => ({ ...line, counts })) };
  const controller = new AbortController();
  setTimeout(() => controller.abort('enough'), 50);
  const reason = await estimator.estimate(long, controller.signal).then(
    () => 'finished',
    (thrown: unknown) => thrown,
  );
  const { rows } = await estimator.estimate(request);
  estimator.dispose();
  const refused = await estimator.estimate(request).catch((error: Error) => error.message);
  return { reason, rows: rows.length, refused };
}
