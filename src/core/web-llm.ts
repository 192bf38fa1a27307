import type { EngineErrorCode, GenerateRequest, LoadProgress, Reply } from './engine';

/** What WebLLM's own list says of a model; the fields that we use. */
export interface WebLlmRecord {
  readonly model_id: string;
  /** Memory on the graphics card at the context below, in 10⁶ bytes. */
  readonly vram_required_MB?: number;
  readonly required_features?: readonly string[];
  readonly overrides?: { readonly context_window_size?: number };
}

/** One build of a model: weights in 4 bits, arithmetic in half or single precision. */
export interface WebLlmBuild {
  readonly id: string;
  readonly precision: 'f16' | 'f32';
  readonly memoryMb: number;
  readonly contextTokens: number | null;
}

/** A model of the catalogue with its builds, half precision first. */
export interface WebLlmModel {
  /** "Qwen2.5-Coder-1.5B-Instruct". */
  readonly name: string;
  readonly builds: readonly WebLlmBuild[];
  /** The build that suits this device; null when it can run none. */
  readonly chosen: WebLlmBuild | null;
  /** Ids of builds whose files are on this device. */
  readonly cached: readonly string[];
}

/** What the graphics card can do, as far as WebLLM asks; `missing` says why it can run nothing at all, else null. */
export interface GraphicsDevice {
  readonly missing: string | null;
  readonly hasHalfPrecision: boolean;
}

/** Instruction-tuned families up to 4 B that were trained on code, best first within each size of download. */
const families: readonly RegExp[] = [
  /^Qwen2\.5-Coder-(0\.5|1\.5|3)B-Instruct$/,
  /^Qwen3\.5-(0\.8|2|4)B$/,
  /^Qwen3-(0\.6|1\.7|4)B$/,
  /^Phi-4-mini-instruct$/,
  /^Ministral-3-3B-(Instruct|Reasoning)-2512(-BF16)?$/,
  /^gemma-4-E2B-it$/,
  /^Llama-3\.2-[13]B-Instruct$/,
  /^Qwen2\.5-(0\.5|1\.5|3)B-Instruct$/,
  /^DeepSeek-R1-Distill-Qwen-1\.5B$/,
  /^SmolLM2-(360M|1\.7B)-Instruct$/,
];

const buildName = /^(.+)-q4(f16|f32)_1-MLC$/;

/** The code-capable models of WebLLM's list, by family, small ones first, without what this device has of them. */
export function webLlmModels(
  records: readonly WebLlmRecord[],
  device: GraphicsDevice,
): readonly WebLlmModel[] {
  const byName = new Map<string, WebLlmBuild[]>();
  for (const record of records) {
    const [, name, precision] = buildName.exec(record.model_id) ?? [];
    if (name === undefined || record.vram_required_MB === undefined) continue;
    const build: WebLlmBuild = {
      id: record.model_id,
      precision: precision === 'f16' ? 'f16' : 'f32',
      memoryMb: record.vram_required_MB,
      contextTokens: record.overrides?.context_window_size ?? null,
    };
    byName.set(name, [...(byName.get(name) ?? []), build]);
  }
  return families.flatMap((family) =>
    [...byName]
      .filter(([name]) => family.test(name))
      .map(([name, builds]) => {
        const ordered = builds.toSorted((a, b) => a.precision.localeCompare(b.precision));
        return { name, builds: ordered, chosen: chooseBuild(ordered, device), cached: [] };
      })
      .toSorted((a, b) => (a.builds[0]?.memoryMb ?? 0) - (b.builds[0]?.memoryMb ?? 0)),
  );
}

/** Half precision where the device has it: less memory, faster. */
export function chooseBuild(builds: readonly WebLlmBuild[], device: GraphicsDevice): WebLlmBuild | null {
  if (device.missing !== null) return null;
  const precisions = device.hasHalfPrecision ? ['f16', 'f32'] : ['f32'];
  return (
    precisions.map((wanted) => builds.find(({ precision }) => precision === wanted)).find(Boolean) ?? null
  );
}

/** What the page can ask of the engine's worker, and what it is given in the end. */
export interface WebLlmCalls {
  readonly catalogue: { readonly ask: null; readonly give: WebLlmCatalogue };
  /** `ask` names a build. */
  readonly remove: { readonly ask: string; readonly give: null };
  /** `ask` names a build or a model, whose build for this device is then taken. */
  readonly load: { readonly ask: string; readonly give: WebLlmBuild };
  readonly generate: { readonly ask: GenerateRequest; readonly give: Omit<Reply, 'ms'> };
}

/** From the page to the worker. `id` names the call; its reports carry it. */
export type WebLlmOrder =
  | WebLlmCall
  /** Stops the call `id` at its next token. */
  | { readonly kind: 'stop'; readonly id: number };

export type WebLlmCall<Kind extends keyof WebLlmCalls = keyof WebLlmCalls> = {
  readonly [K in Kind]: { readonly kind: K; readonly id: number; readonly ask: WebLlmCalls[K]['ask'] };
}[Kind];

export interface WebLlmCatalogue {
  readonly device: GraphicsDevice;
  readonly models: readonly WebLlmModel[];
}

/** From the worker to the page. A call ends with `done` or `fault`. */
export type WebLlmReport =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: LoadProgress }
  | { readonly kind: 'text'; readonly id: number; readonly piece: string }
  | { readonly kind: 'done'; readonly id: number; readonly value: WebLlmCalls[keyof WebLlmCalls]['give'] }
  | {
      readonly kind: 'fault';
      readonly id: number;
      readonly code: EngineErrorCode;
      readonly message: string;
    };
