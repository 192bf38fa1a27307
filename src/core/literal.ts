import { largeInteger } from './exact-json';
import type { Json } from './problem';

/** A JSON value as Python would print it: `True`, `None`, single-quoted text. What function-call tests are shown as. */
export function pythonLiteral(value: Json): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return pythonText(value);
  const large = largeInteger(value);
  if (large !== null) return String(large);
  if (isList(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  const items = Object.entries(value).map(([key, item]) => `${pythonText(key)}: ${pythonLiteral(item)}`);
  return `{${items.join(', ')}}`;
}

/** A call as Python source: `f(1, [2, 3])`. */
export function pythonCall(name: string, args: readonly Json[]): string {
  return `${name}(${args.map(pythonLiteral).join(', ')})`;
}

/** Array.isArray does not narrow readonly arrays. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Python's repr prefers single quotes, and double ones where the text holds a single quote and no double one. */
function pythonText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = Array.from(text, (character) => {
    if (character === '\\') return '\\\\';
    if (character === quote) return `\\${quote}`;
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    const code = character.codePointAt(0) ?? 0;
    return code < 32 || code === 127 ? `\\x${code.toString(16).padStart(2, '0')}` : character;
  });
  return `${quote}${body.join('')}${quote}`;
}
