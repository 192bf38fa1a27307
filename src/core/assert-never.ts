/** Ends a `switch` over a union: a case that was left out fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`A case was left out: ${JSON.stringify(value)}`);
}
