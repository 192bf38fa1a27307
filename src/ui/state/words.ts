import type { EngineKind } from '../../core/engine';
import type { CotMode, FeedbackKind } from '../../core/strategy';

/** Feedback kinds as a person reads them. */
export const feedbackNames: Readonly<Record<FeedbackKind, string>> = {
  binary: 'Only “wrong”',
  'failed-tests': 'Failed tests',
  'failed-and-passed': 'Failed and passed tests',
  trace: 'Execution trace',
  'self-judge': 'No verdict (control)',
  'other-problem': 'Another problem’s (control)',
};

export const cotNames: Readonly<Record<CotMode, string>> = {
  'first-turn': 'before the first code',
  'every-turn': 'before every code',
  retry: 'on retries only',
};

export const engineNames: Readonly<Record<EngineKind, string>> = {
  wllama: 'On the processor (wllama)',
  'web-llm': 'On the graphics card (WebLLM)',
  openai: 'Elsewhere (OpenAI-compatible endpoint)',
  chrome: 'Chrome’s built-in model',
  replay: 'Replay of a stored run',
};

/** "explain-io" → "Explain io": the prompt's id as a person reads it. */
export function promptName(id: string): string {
  const words = id
    .replaceAll('-', ' ')
    .replace(/\bio\b/, 'input and output')
    .replace(/^nl /, 'plain-language ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "4 s", "3 min 20 s", "1 h 5 min". */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (ms < 950) return `${Math.round(ms)} ms`;
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Digits in groups: "12,400". */
export function countText(count: number): string {
  // The first call of a locale's formatter takes tens of milliseconds on a slow laptop.
  return count < 1_000 ? String(count) : count.toLocaleString('en-US');
}

/** A rate as per cent with one digit: "36.7". */
export function percentText(value: number): string {
  return (value * 100).toFixed(1);
}

/** "1 turn", "3 turns". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** "12 KB", "3.4 MB", "1.2 GB". */
export function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
