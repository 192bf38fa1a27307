import { sandboxFrameHash } from '../src/core/sandbox';

/**
 * The content security policy of the lab. Scripts come from our own origin alone; `wasm-unsafe-eval` compiles
 * WebAssembly, `blob:` workers are how wllama and the Python sandbox start theirs. `connect-src` must be wide:
 * a person may name any model host or endpoint. The Python sandbox's frame inherits this policy and narrows it; its
 * one inline script is named by hash.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'wasm-unsafe-eval' blob: '${sandboxFrameHash}'`,
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  'connect-src * data: blob:',
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Headers that make a page cross-origin isolated: shared memory, hence threads. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** Everything a host that can set headers should set for the built lab. */
export const servedHeaders = {
  ...isolationHeaders,
  'Content-Security-Policy': `${contentSecurityPolicy}; frame-ancestors 'self'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;
