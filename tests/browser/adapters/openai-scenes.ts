import { listOpenAiModels, openAiSource } from '../../../src/adapters/openai';
import type { EngineError, Reply } from '../../../src/core/engine';

interface Fault {
  readonly code: string;
  readonly message: string;
}

/** Asks for a reply and stops it after `stopAfter` pieces when that is given. */
export async function ask(
  baseUrl: string,
  stopAfter: number | null,
): Promise<{ readonly pieces: readonly string[]; readonly end: Reply | Fault }> {
  const engine = await openAiSource({ baseUrl, apiKey: 'key', model: 'm' }).load(() => undefined);
  const pieces: string[] = [];
  const stop = new AbortController();
  const request = {
    messages: [{ role: 'user' as const, content: 'hello' }],
    sampling: { temperature: 1, topP: 0.95, maxTokens: 16 },
    seed: 7,
  };
  const hear = (piece: string): void => {
    pieces.push(piece);
    if (pieces.length === stopAfter) stop.abort(new DOMException('Stopped.', 'AbortError'));
  };
  const end = await engine.generate(request, hear, stop.signal).catch(faultOf);
  return { pieces, end };
}

/** How listing the endpoint's models fails; null when it does not. */
export function listFault(baseUrl: string): Promise<Fault | null> {
  return listOpenAiModels({ baseUrl, apiKey: null }).then(() => null, faultOf);
}

function faultOf({ name, code, message }: EngineError | DOMException): Fault {
  return { code: `${name} ${code}`, message };
}
