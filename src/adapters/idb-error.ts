import { StoreError, type StoreErrorCode } from '../core/store';

const messages: Readonly<Record<StoreErrorCode, string>> = {
  quota:
    'The browser’s storage is full. Download what is on this page, delete old experiments or free disk space, then go on.',
  blocked:
    'Another tab of the lab keeps an older version of the storage open. Close the other tabs, then reload this one.',
  unavailable:
    'The browser does not let the lab store anything here (private window, blocked site data, or data just cleared). Download what is on this page, allow site data, then reload.',
  'newer-version':
    'A newer version of the lab has written this storage. Reload the page to get that version; nothing has been changed.',
  removed:
    'This experiment has been deleted, perhaps in another tab. Download what is on this page to keep it.',
  internal: 'The storage failed. Download what is on this page, then reload.',
};

/** DOMException names, by what they mean for the person. */
const codes: Readonly<Record<string, StoreErrorCode>> = {
  QuotaExceededError: 'quota',
  VersionError: 'newer-version',
  SecurityError: 'unavailable',
  InvalidStateError: 'unavailable',
};

export function storeError(code: StoreErrorCode, cause?: unknown): StoreError {
  const reason = cause instanceof Error && code === 'internal' ? ` (${cause.name}: ${cause.message})` : '';
  return new StoreError(code, messages[code] + reason, { cause });
}

/** What IndexedDB threw, in the store's words. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = error instanceof Error ? error.name : '';
  return storeError((Object.hasOwn(codes, name) ? codes[name] : undefined) ?? 'internal', error);
}
