import type { ModelChoice } from './lab';

/** Who else hears of a model: the host, and what goes there. Null when everything stays on this device. */
export interface Talk {
  readonly host: string;
  readonly what: 'prompts' | 'download';
}

export function talkOf({ kind, model, baseUrl }: ModelChoice): Talk | null {
  switch (kind) {
    case 'openai':
      return { host: hostOf(baseUrl ?? '') ?? 'the endpoint', what: 'prompts' };
    case 'web-llm':
      return { host: 'huggingface.co and raw.githubusercontent.com', what: 'download' };
    case 'wllama': {
      const host = hostOf(model);
      return host === null ? null : { host, what: 'download' };
    }
    case 'chrome':
      return { host: 'Google', what: 'download' };
    case 'replay':
      return null;
  }
}

function hostOf(address: string): string | null {
  return URL.canParse(address) && /^https?:/.test(address) ? new URL(address).host : null;
}
