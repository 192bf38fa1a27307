import type { Accessor, Resource } from 'solid-js';
import type { EstimateRequest, EstimateTable } from '../../core/estimate';
import { createAbortable } from './abortable';
import type { Lab } from './lab';

/** A plan with the answers to its requests: they belong together, whatever is planned meanwhile. */
export interface Estimated<P> {
  readonly plan: P;
  readonly tables: readonly EstimateTable[];
}

/** Estimates what a plan asks for, in the worker; given up when the plan changes or the page is left. */
export function createEstimates<P extends object>(
  lab: Lab,
  plan: Accessor<P>,
  requestsOf: (plan: P) => readonly EstimateRequest[],
): Resource<Estimated<P>> {
  return createAbortable(plan, async (wanted, signal) => {
    const estimator = await lab.estimator();
    const tables = await Promise.all(
      requestsOf(wanted).map((request) => estimator.estimate(request, signal)),
    );
    return { plan: wanted, tables };
  });
}

/** Bootstrap draws of every interval on the pages. */
export const bootstrapDraws = 1000;

/** "1,000 bootstrap draws, seed 123": what the intervals of these tables hang on. */
export function bootstrapText(tables: readonly EstimateTable[]): string {
  const seeds = [...new Set(tables.map(({ seed }) => seed))].join(', ');
  return `95 % intervals by ${bootstrapDraws.toLocaleString('en-US')} bootstrap draws, seed ${seeds}`;
}
