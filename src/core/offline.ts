/** Whether the lab's own files are kept in this browser, so that it opens without a network. */
export type OfflineState =
  /** Nothing is kept, and why. */
  | { readonly kind: 'none'; readonly reason: string }
  /** The files are being saved for the first time. */
  | { readonly kind: 'saving' }
  | { readonly kind: 'kept' }
  /** A newer version is saved; it is taken when the person says so, or when the last tab of the lab is closed. */
  | { readonly kind: 'update' }
  /** Another tab took the newer version: the files of the one that runs here may be gone. */
  | { readonly kind: 'outdated' };

/** The lab's own copy of itself. */
export interface OfflineCopy {
  /** Tells the state now and at each change, until the returned function is called. */
  watch(listener: (state: OfflineState) => void): () => void;
  /** Takes the newer version and reloads the page. Nothing happens when there is none. */
  takeUpdate(): void;
}
