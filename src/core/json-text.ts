import { parseExactJson } from './exact-json';
import { bad, refuse, type Reader } from './reader';

/** A field that holds JSON as text, as data sets like to keep lists of lists. */
export function jsonText<T>(reader: Reader<T>): Reader<T> {
  return (value, path, faults) => {
    if (typeof value !== 'string') return refuse(value, path, 'JSON as text', faults);
    const json = parse(value);
    return json === bad ? refuse(value, path, 'JSON as text', faults) : reader(json, path, faults);
  };
}

function parse(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return bad;
  }
}
