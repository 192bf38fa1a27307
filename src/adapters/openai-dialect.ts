import type { GenerateRequest } from '../core/engine';

/** What a server understands of `chat/completions`, learned from its refusals. */
export interface Dialect {
  readonly streamOptions: boolean;
  readonly limitName: 'max_tokens' | 'max_completion_tokens';
  /** Settings it will not take, in our names: what `Reply.ignored` lists. */
  readonly ignored: readonly ('seed' | 'temperature' | 'topP')[];
}

export const standardDialect: Dialect = { streamOptions: true, limitName: 'max_tokens', ignored: [] };

export function requestBody(
  model: string,
  { messages, sampling, seed }: GenerateRequest,
  dialect: Dialect,
): object {
  const takes = (name: Dialect['ignored'][number]): boolean => !dialect.ignored.includes(name);
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    ...(dialect.streamOptions && { stream_options: { include_usage: true } }),
    [dialect.limitName]: sampling.maxTokens,
    ...(takes('temperature') && { temperature: sampling.temperature }),
    ...(takes('topP') && { top_p: sampling.topP }),
    ...(takes('seed') && { seed }),
  };
}

/** A dialect without what `refusal` complains of; null when it names nothing that could be left out. */
export function adaptDialect(dialect: Dialect, refusal: string): Dialect | null {
  if (dialect.streamOptions && refusal.includes('stream_options'))
    return { ...dialect, streamOptions: false };
  if (dialect.limitName === 'max_tokens' && refusal.includes('max_completion_tokens'))
    return { ...dialect, limitName: 'max_completion_tokens' };
  const settings = [
    ['seed', /\bseed\b/],
    ['topP', /\btop_p\b/],
    ['temperature', /\btemperature\b/],
  ] as const;
  const named = settings.find(([name, pattern]) => !dialect.ignored.includes(name) && pattern.test(refusal));
  return named ? { ...dialect, ignored: [...dialect.ignored, named[0]] } : null;
}
