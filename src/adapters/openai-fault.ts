import { EngineError } from '../core/engine';
import { parse, readError } from './openai-wire';

/** What an HTTP answer that is no success means. `body` is its text. */
export function readRefusal(status: number, body: string, url: URL): EngineError {
  const said = (readError(parse(body)) ?? body).trim().slice(0, 300);
  const quote = said === '' ? `status ${status}` : `“${said}”`;
  if (status === 401 || status === 403)
    return new EngineError('auth', `${url.host} refused the key (${quote}). Check the key and try again.`);
  if (isContextFault(said)) return contextFault(said);
  if (status === 404)
    return new EngineError(
      'not-found',
      `${url.host} knows no such model or address (${quote}). Check the base URL (it usually ends in /v1) and the model's name.`,
    );
  if (status === 429)
    return new EngineError('network', `${url.host} is too busy (${quote}). Wait a moment and go on.`);
  if (status >= 500)
    return new EngineError('network', `${url.host} failed (${quote}). Look at its log, then go on.`);
  // The cause is what the server said, for adaptDialect to read.
  return new EngineError('bad-request', `${url.host} did not accept the request (${quote}).`, {
    cause: said,
  });
}

/** An error that came inside of a stream. */
export function readStreamFault(said: string, url: URL): EngineError {
  return isContextFault(said)
    ? contextFault(said)
    : new EngineError(
        'network',
        `${url.host} stopped in the middle of a reply (“${said.slice(0, 300)}”). Go on.`,
      );
}

function isContextFault(said: string): boolean {
  return /context[ _](length|size|window)|maximum context|exceed_context/i.test(said);
}

function contextFault(said: string): EngineError {
  return new EngineError(
    'context',
    `The dialogue no longer fits the model's context window (“${said}”). Use fewer turns or shorter feedback, or serve the model with a longer context.`,
  );
}

/** Where the page stands, as far as reaching an endpoint depends on it. */
export interface PagePlace {
  readonly origin: string;
  readonly isSecure: boolean;
}

/**
 * Why a browser could not reach `url` at all. The browser itself says only "Failed to fetch", so this names every
 * cause that is possible from `page`, the likeliest first. `isAnswering`: something answers there, but not to us.
 */
export function explainUnreachable(url: URL, page: PagePlace, isAnswering: boolean): string {
  const isOwnMachine = isLoopback(url.hostname);
  const causes = [
    !isAnswering && `No server is running there: start it, and check host and port.`,
    new URL(page.origin).origin !== url.origin &&
      `The server does not let this page read its answers (CORS): ${allowOrigin(url, page.origin)}`,
    page.isSecure &&
      url.protocol === 'http:' &&
      !isOwnMachine &&
      `This page came over https, the endpoint speaks http, and browsers block that mixture: serve the endpoint over https, or open the lab from http://localhost.`,
    isPrivate(url.hostname) &&
      !isLoopback(new URL(page.origin).hostname) &&
      `The browser guards ${isOwnMachine ? 'programs on this computer' : 'the local network'} from web pages: allow “local network access” for this page in the address bar, or open the lab from http://localhost.`,
  ].filter((cause) => cause !== false);
  const lead = `${url.host} could not be reached from ${page.origin}.`;
  return causes.length === 1
    ? `${lead} ${causes[0]}`
    : `${lead} One of these is the reason:\n${causes.map((cause, index) => `${index + 1}. ${cause}`).join('\n')}`;
}

function allowOrigin(url: URL, origin: string): string {
  if (url.port === '11434')
    return `start Ollama with OLLAMA_ORIGINS=${origin} (it lets only pages from this computer in by default).`;
  return `allow the origin ${origin} there (llama-server: --cors-origins ${origin}; vLLM: --allowed-origins '["${origin}"]'; Ollama: OLLAMA_ORIGINS=${origin}).`;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.');
}

/** This computer or its local network (RFC 1918, link-local, mDNS names). */
export function isPrivate(host: string): boolean {
  return (
    isLoopback(host) ||
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) ||
    host.endsWith('.local') ||
    /^\[f[cd]/.test(host)
  );
}
