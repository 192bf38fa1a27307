import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { assertFree, BusyPortError } from '../../lab/serve';

describe('the port of the lab', () => {
  it('is refused when something listens there, with another one to take', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const refusal = await assertFree(port).catch((error: unknown) => error);
    await new Promise((resolve) => other.close(resolve));
    expect(refusal).toBeInstanceOf(BusyPortError);
    expect(String(refusal)).toContain(`PORT=${port + 1} npm start`);
    await expect(assertFree(port)).resolves.toBeUndefined();
  });
});
