import { fromBase64Url, toBase64Url } from './base64url';
import type { ExperimentSpec } from './experiment';
import { parseSpecText, SpecError } from './parse-spec';

/** Longer links are cut by mail programs, chat rooms and servers' logs; beyond it a file is the better way. */
export const longestLink = 8_000;

/** A spec as the parameter `spec` of `#/experiments/new?spec=…`: its JSON in base64url. */
export function encodeSpec(spec: ExperimentSpec): string {
  return toBase64Url(JSON.stringify(spec));
}

/** The spec of a link's parameter. @throws SpecError */
export function decodeSpec(encoded: string): ExperimentSpec {
  const json = fromBase64Url(encoded.trim());
  if (json !== null) return parseSpecText(json);
  throw new SpecError([
    {
      path: 'file',
      found: 'a link whose spec is not base64url text',
      expected: 'the whole link as it was copied',
      wayOut: 'It may have been cut: copy it again, or open the spec as a file.',
    },
  ]);
}

/** The route that opens a spec and, with `start`, runs it at once. */
export function specRoute(spec: ExperimentSpec, start: boolean): string {
  return `#/experiments/new?spec=${encodeSpec(spec)}${start ? '&start=1' : ''}`;
}
