/** One hostile program, what must come of it, and why it is tried. */
export interface Hostile {
  readonly title: string;
  readonly program: string;
  /** Part of the first observation (toMatchObject). */
  readonly outcome: Readonly<Record<string, unknown>>;
  /** Milliseconds for the case; default 3000. */
  readonly caseMs?: number;
}
