/** The command was called wrongly, or its files are not usable: exit code 2. The message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
