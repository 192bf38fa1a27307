import { isRecord } from '../src/core/reader';
import type { WebLlmOrder } from '../src/core/web-llm';
import { probeDevice } from './web-llm-device';
import { serveWebLlm } from './web-llm-server';
import type { RoleTemplates } from './web-llm-templates';

declare const self: DedicatedWorkerGlobalScope;

const serve = serveWebLlm({
  library: () => import('@mlc-ai/web-llm'),
  device: () => probeDevice(),
  roleTemplates,
  report: (report) => self.postMessage(report),
});

self.onmessage = ({ data }: MessageEvent<WebLlmOrder>) => serve(data);

/** From WebLLM's own cache where the file is there, else from the model's host. */
async function roleTemplates(modelUrl: string): Promise<RoleTemplates | null> {
  const url = `${modelUrl.replace(/\/$/, '')}/resolve/main/mlc-chat-config.json`;
  try {
    const kept = await (await caches.open('webllm/config')).match(url);
    const config: unknown = await (kept ?? (await fetch(url))).json();
    const template = isRecord(config) ? config['conv_template'] : null;
    const roles = isRecord(template) ? template['role_templates'] : null;
    if (!isRecord(roles)) return null;
    return Object.fromEntries(
      Object.entries(roles).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    // The load that follows meets the same obstacle and says what it is.
    return null;
  }
}
