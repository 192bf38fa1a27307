import type { EstimateRequest, EstimateTable } from './estimate';

/** Estimates off the page's thread. One implementation: adapters/estimator.ts. */
export interface Estimator {
  /** Same request, same table. Requests are answered one after another. On abort throws `signal.reason`. */
  estimate(request: EstimateRequest, signal?: AbortSignal): Promise<EstimateTable>;
  dispose(): void;
}
