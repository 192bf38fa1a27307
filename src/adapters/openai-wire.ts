import { isRecord } from '../core/reader';

/** One piece of an answer of `chat/completions`: a streamed chunk, or a whole body. Absent parts are null. */
export interface WirePiece {
  readonly text: string;
  readonly thoughts: string;
  readonly finish: string | null;
  readonly usage: WireUsage | null;
  /** The server's message when the piece is an error object. */
  readonly error: string | null;
}

export interface WireUsage {
  readonly prompt: number | null;
  /** Prompt tokens found in the server's prefix cache. */
  readonly cached: number | null;
  readonly generated: number | null;
}

/** Reads a chunk or a body as servers really send them; what is not there or of another shape counts as absent. */
export function readPiece(json: string): WirePiece {
  const value = parse(json);
  if (!isRecord(value))
    return { ...nothing, error: `an answer that is no JSON object: ${json.slice(0, 200)}` };
  const error = readError(value);
  if (error !== null) return { ...nothing, error };
  const choice = Array.isArray(value['choices']) ? value['choices'][0] : null;
  const parts = isRecord(choice) ? [choice['delta'], choice['message']].find(isRecord) : undefined;
  return {
    text: string(parts?.['content']) ?? '',
    // llama-server and vLLM say `reasoning_content`, Ollama and newer vLLM `reasoning`.
    thoughts: string(parts?.['reasoning_content']) ?? string(parts?.['reasoning']) ?? '',
    finish: isRecord(choice) ? string(choice['finish_reason']) : null,
    usage: readUsage(value),
    error: null,
  };
}

const nothing: WirePiece = { text: '', thoughts: '', finish: null, usage: null, error: null };

/** The message of an error object in any of the usual shapes; null when the value is none. */
export function readError(value: unknown): string | null {
  if (!isRecord(value)) return null;
  const error = value['error'];
  if (typeof error === 'string') return error;
  if (isRecord(error)) return string(error['message']) ?? JSON.stringify(error);
  if (value['object'] === 'error') return string(value['message']);
  return null;
}

/** A model that the endpoint offers. */
export interface ListedModel {
  readonly id: string;
  /** Context window in tokens (vLLM); null when the list does not say. */
  readonly contextTokens: number | null;
}

/** The answer of `/models`; null when it is something else. */
export function readModels(json: string): readonly ListedModel[] | null {
  const value = parse(json);
  const list = isRecord(value) ? (value['data'] ?? value['models']) : value;
  if (!Array.isArray(list)) return null;
  return list.filter(isRecord).flatMap((entry) => {
    const id = string(entry['id']) ?? string(entry['name']);
    return id === null ? [] : [{ id, contextTokens: number(entry['max_model_len']) }];
  });
}

function readUsage(value: Readonly<Record<string, unknown>>): WireUsage | null {
  const { usage, timings } = value;
  if (!isRecord(usage) && !isRecord(timings)) return null;
  const details = isRecord(usage) ? usage['prompt_tokens_details'] : null;
  return {
    prompt: isRecord(usage) ? number(usage['prompt_tokens']) : null,
    cached:
      (isRecord(timings) ? number(timings['cache_n']) : null) ??
      (isRecord(details) ? number(details['cached_tokens']) : null),
    generated:
      (isRecord(usage) ? number(usage['completion_tokens']) : null) ??
      (isRecord(timings) ? number(timings['predicted_n']) : null),
  };
}

export function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const string = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
