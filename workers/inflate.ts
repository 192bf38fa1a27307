import { Unzlib } from 'fflate';

/** Private tests of one problem take up to some tens of MB; a row that unpacks to more is a bomb. */
const usualLimit = 512 * 1024 * 1024;

const stepBytes = 65_536;

/** Undoes zlib. Throws when the bytes are not zlib's, end early, or unpack to more than `mostBytes`, 512 MiB. */
export function inflate(bytes: Uint8Array, mostBytes = usualLimit): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Unzlib((piece) => {
    pieces.push(piece);
    size += piece.length;
  });
  for (let at = 0; at < bytes.length; at += stepBytes) {
    stream.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length);
    if (size > mostBytes) throw new RangeError(`The packed tests unpack to more than ${mostBytes} bytes.`);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
