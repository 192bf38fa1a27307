import { EngineError } from '../core/engine';

/** Name of the Cache Storage that holds model files from other hosts, one entry a URL. */
const cacheName = 'turnwise-models';

/** WebCrypto hashes whole buffers only; a longer file is not hashed rather than held in memory. */
const hashLimitBytes = 512 * 1024 * 1024;

/**
 * The file at `url`. One from another host is kept in Cache Storage, where there is one, and found there next time;
 * one from our own origin is left to the browser's cache. `onShare` is told the share in [0, 1], null when unknown.
 * @throws EngineError; on abort throws `signal.reason`.
 */
export async function fetchModelFile(
  url: URL,
  onShare: (share: number | null) => void,
  signal?: AbortSignal,
): Promise<Blob> {
  signal?.throwIfAborted();
  const cache = url.origin === location.origin ? null : await openCache();
  const kept = await cache?.match(url);
  if (kept) return kept.blob();
  try {
    const response = await get(url, signal);
    const counted = countBytes(response, onShare);
    if (!cache) return await counted.blob();
    await cache.put(url, counted);
    const stored = await cache.match(url);
    if (!stored) throw new EngineError('quota', noSpace(url));
    return await stored.blob();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof EngineError) throw error;
    await cache?.delete(url);
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw isFull
      ? new EngineError('quota', noSpace(url), { cause: error })
      : new EngineError(
          'network',
          `The download from ${url.host} was interrupted. Check the connection and load the model again.`,
          { cause: error },
        );
  }
}

/** URLs of the model files kept on this device. */
export async function keptModelFiles(): Promise<readonly string[]> {
  const cache = await openCache();
  return cache ? (await cache.keys()).map((request) => request.url) : [];
}

/** Deletes a kept model file; nothing happens when there is none. */
export async function removeModelFile(url: string): Promise<void> {
  await (await openCache())?.delete(url);
}

/** SHA-256 in hex; null over 512 MiB and where the page is no secure context. */
export async function hashModelFile(files: readonly Blob[]): Promise<string | null> {
  const file = new Blob([...files]);
  if (file.size > hashLimitBytes || !isSecureContext) return null;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Cache Storage is missing outside secure contexts and refused in some private windows. */
async function openCache(): Promise<Cache | null> {
  return 'caches' in globalThis ? caches.open(cacheName).catch(() => null) : null;
}

async function get(url: URL, signal: AbortSignal | undefined): Promise<Response> {
  const response = await fetch(url, signal ? { signal } : {}).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw new EngineError(
      'network',
      `${url.host} could not be reached, or it does not let other sites read its files (CORS). Check the address and the connection, or download the file and open it from this device.`,
      { cause: error },
    );
  });
  // Many hosts answer a wrong address with their start page.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.ok && !isPage) return response;
  if (isPage || response.status === 404 || response.status === 410)
    throw new EngineError('not-found', `There is no file at ${url.href}. Check the address.`);
  if (response.status === 401 || response.status === 403)
    throw new EngineError(
      'auth',
      `${url.host} does not give this file without signing in. Download it there and open it from this device.`,
    );
  throw new EngineError(
    'network',
    `${url.host} answered ${response.status} instead of the file. Try again later.`,
  );
}

/** The same response, telling how much of it has passed; fails when it ends early. */
function countBytes(response: Response, onShare: (share: number | null) => void): Response {
  // Under a content encoding the length header counts other bytes than we see.
  const header = response.headers.has('content-encoding') ? null : response.headers.get('content-length');
  const total = header === null ? null : Number(header);
  let seen = 0;
  onShare(total === null ? null : 0);
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        onShare(total === null ? null : Math.min(1, seen / total));
        controller.enqueue(chunk);
      },
      flush(controller) {
        if (total !== null && seen < total) controller.error(new Error(`${seen} of ${total} bytes came.`));
      },
    }),
  );
  return new Response(counted ?? null, { headers: response.headers });
}

function noSpace(url: URL): string {
  return `There is not enough space on this device for the model from ${url.host}. Delete models that you no longer need, or free disk space, and load it again.`;
}
