import { EngineError } from '../core/engine';
import { explainUnreachable, isLoopback, isPrivate, readRefusal } from './openai-fault';

/** An OpenAI-compatible server: Ollama, llama-server, vLLM, a hosted service. */
export interface Endpoint {
  /** Up to and with `/v1`; a bare host gets `/v1`. */
  readonly baseUrl: string;
  /** Null when the server asks for none. Never stored with results. */
  readonly apiKey: string | null;
}

/** @throws EngineError "bad-request" when the base URL is none. */
export function endpointUrl({ baseUrl }: Endpoint, path: string): URL {
  const text = baseUrl.trim();
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new EngineError(
      'bad-request',
      `“${text}” is not an address. Write it whole, for example http://localhost:11434/v1.`,
    );
  const base = new URL(text);
  const root = base.pathname.replace(/\/+$/, '');
  base.pathname = `${root === '' ? '/v1' : root}/${path}`;
  return base;
}

/**
 * Fetches from the endpoint with no more than the two headers every server lets through.
 * @throws EngineError when it cannot be reached or refuses; on abort throws `signal.reason`.
 */
export async function callEndpoint(
  endpoint: Endpoint,
  path: string,
  body: object | null,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const url = endpointUrl(endpoint, path);
  const headers = {
    ...(body && { 'Content-Type': 'application/json' }),
    ...(endpoint.apiKey && { Authorization: `Bearer ${endpoint.apiKey}` }),
  };
  const init: RequestInit & AddressSpace = {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
    ...addressSpace(url),
  };
  const response = await fetch(url, init).catch(async (error: unknown) => {
    signal?.throwIfAborted();
    const explanation = explainUnreachable(url, pagePlace(url), await isAnswering(url));
    throw new EngineError('network', explanation, { cause: error });
  });
  if (response.ok) return response;
  throw readRefusal(response.status, await response.text().catch(() => ''), url);
}

/** Chrome's Local Network Access: naming the target's place lifts the block on http from an https page. */
interface AddressSpace {
  readonly targetAddressSpace?: 'loopback' | 'local';
}

function addressSpace(url: URL): AddressSpace {
  if (pagePlace(url).origin.startsWith('http:') || url.protocol === 'https:' || !isPrivate(url.hostname))
    return {};
  return { targetAddressSpace: isLoopback(url.hostname) ? 'loopback' : 'local' };
}

/** In Node, where there is no page, every endpoint counts as our own origin. */
function pagePlace(url: URL): { readonly origin: string; readonly isSecure: boolean } {
  return 'location' in globalThis
    ? { origin: location.origin, isSecure: location.protocol === 'https:' }
    : { origin: url.origin, isSecure: false };
}

/** Whether anything answers there. A page that is cross-origin isolated cannot tell and gets false. */
async function isAnswering(url: URL): Promise<boolean> {
  const probe = fetch(url.origin, { mode: 'no-cors', signal: AbortSignal.timeout(2_000) });
  return probe.then(
    () => true,
    () => false,
  );
}
