import type { GraphicsDevice } from '../src/core/web-llm';

/** The part of WebGPU that is asked; TypeScript's own types have no WebGPU yet. */
interface Gpu {
  requestAdapter(): Promise<{
    readonly features: { has(name: string): boolean };
    readonly limits: Readonly<Record<string, number>>;
  } | null>;
}

/** Least limits that WebLLM's runtime asks of an adapter (detectGPUDevice in its source). */
const leastLimits = {
  maxBufferSize: 1 << 28,
  maxStorageBufferBindingSize: 1 << 27,
  maxComputeWorkgroupStorageSize: 32 << 10,
  maxStorageBuffersPerShaderStage: 10,
};

/** Looks at the graphics card without making a device. */
export async function probeDevice(gpu: Gpu | undefined = ownGpu()): Promise<GraphicsDevice> {
  const none = (missing: string): GraphicsDevice => ({ missing, hasHalfPrecision: false });
  if (!gpu) return none('This browser has no WebGPU. Use a current Chrome, Edge or Safari.');
  const adapter = await gpu.requestAdapter().catch(() => null);
  if (!adapter)
    return none(
      'The browser found no graphics card that it can use. Turn hardware acceleration on in its settings, or update the graphics driver.',
    );
  const short = Object.entries(leastLimits).find(([name, least]) => (adapter.limits[name] ?? 0) < least);
  if (short)
    return none(`This graphics card is too small for WebLLM (${short[0]} is ${adapter.limits[short[0]]}).`);
  return { missing: null, hasHalfPrecision: adapter.features.has('shader-f16') };
}

function ownGpu(): Gpu | undefined {
  return 'gpu' in navigator ? (navigator.gpu as Gpu) : undefined;
}
