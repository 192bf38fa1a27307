import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sandboxFrameHash, sandboxFrameScript } from '../../src/core/sandbox';

it('the content security policy names the sandbox frame’s script by its true hash', () => {
  expect(sandboxFrameHash).toBe(`sha256-${createHash('sha256').update(sandboxFrameScript).digest('base64')}`);
});
