import { estimate, type EstimateRequest } from '../src/core/estimate';

declare const self: DedicatedWorkerGlobalScope;

/** One request in, one table out. What fails surfaces as the worker's error event. */
self.onmessage = ({ data }: MessageEvent<EstimateRequest>) => self.postMessage(estimate(data));
