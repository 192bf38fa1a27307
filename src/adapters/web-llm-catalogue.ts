import { EngineError } from '../core/engine';
import type { GraphicsDevice, WebLlmBuild, WebLlmCatalogue, WebLlmModel } from '../core/web-llm';
import { startWebLlmWorker } from './web-llm';
import { linkWebLlm, type WebLlmLink, type WebLlmWorker } from './web-llm-link';

/** What the pages show of the catalogue. */
export interface WebLlmOffers {
  /** Why this device can run none of them; null when it can. */
  readonly missing: string | null;
  readonly models: readonly { readonly name: string; readonly builds: readonly WebLlmOffer[] }[];
}

/** A build of a WebLLM model as the pages offer it. */
export interface WebLlmOffer {
  readonly choice: { readonly kind: 'web-llm'; readonly model: string };
  readonly label: string;
  readonly detail: string;
  /** Why this device cannot run it; null when it can. */
  readonly unavailable: string | null;
  readonly cached: boolean;
}

/** WebLLM's code-capable models, what this device can run of them and what it has. */
export function webLlmCatalogue(
  startWorker: () => WebLlmWorker = startWebLlmWorker,
): Promise<WebLlmCatalogue> {
  return withWorker(startWorker, (link) => link.call('catalogue', null));
}

/** Deletes every file of a downloaded build; nothing happens when there is none. */
export async function removeWebLlmModel(
  build: string,
  startWorker: () => WebLlmWorker = startWebLlmWorker,
): Promise<void> {
  await withWorker(startWorker, (link) => link.call('remove', build));
}

/** Every model in all its builds, each with what is in the way of it here. */
export async function webLlmOffers(
  startWorker: () => WebLlmWorker = startWebLlmWorker,
): Promise<WebLlmOffers> {
  const { device, models } = await webLlmCatalogue(startWorker);
  return {
    missing: device.missing,
    models: models.map((model) => ({
      name: model.name,
      builds: model.builds.map((build) => offerOf(model, build, device)),
    })),
  };
}

function offerOf(model: WebLlmModel, build: WebLlmBuild, device: GraphicsDevice): WebLlmOffer {
  return {
    choice: { kind: 'web-llm', model: build.id },
    label: build.precision === 'f16' ? 'Half precision (f16)' : 'Single precision (f32)',
    detail: describe(build),
    unavailable: whyNot(build, device),
    cached: model.cached.includes(build.id),
  };
}

function describe({ memoryMb, contextTokens }: WebLlmBuild): string {
  const context = contextTokens === null ? '' : `, context ${contextTokens.toLocaleString('en')} tokens`;
  return `${(memoryMb / 1_000).toFixed(1)} GB of memory${context}`;
}

function whyNot({ precision }: WebLlmBuild, device: GraphicsDevice): string | null {
  if (device.missing !== null) return device.missing;
  return precision === 'f32' || device.hasHalfPrecision
    ? null
    : 'This graphics card cannot compute in half precision (shader-f16).';
}

async function withWorker<Value>(
  startWorker: () => WebLlmWorker,
  ask: (link: WebLlmLink) => Promise<Value>,
): Promise<Value> {
  const link = linkWebLlm(startWorker(), () => undefined);
  try {
    return await ask(link);
  } finally {
    link.end(new EngineError('closed', 'The list has been read.'));
  }
}
