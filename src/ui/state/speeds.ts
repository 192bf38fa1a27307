import type { ModelChoice } from './lab';

const key = 'turnwise.speeds';

/** Attempts a second that a model reached in its last run on this device; null when it has not run here. */
export function knownSpeed(choice: ModelChoice): number | null {
  const speed = stored()[nameOf(choice)];
  return typeof speed === 'number' && speed > 0 ? speed : null;
}

export function rememberSpeed(choice: ModelChoice, perSecond: number): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...stored(), [nameOf(choice)]: perSecond }));
  } catch {
    // Storage is blocked: the estimate is only missing.
  }
}

function nameOf(choice: ModelChoice): string {
  return [choice.kind, choice.model, choice.baseUrl ?? ''].join(' ');
}

function stored(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
