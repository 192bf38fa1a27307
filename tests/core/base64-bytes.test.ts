import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Bytes } from '../../src/core/base64-bytes';

it('reads what Node writes, padded or not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(base64Bytes(text)).toEqual(bytes);
      expect(base64Bytes(text.replace(/=+$/, ''))).toEqual(bytes);
    }),
  );
});

it.each(['A', 'AB CD', 'AB-_', 'é===', 'A=BC'])('refuses %j', (text) => {
  expect(base64Bytes(text)).toBeNull();
});
