import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';

test('a taken port is named, with how to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(freePort('127.0.0.1', port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is used`);
  await expect(freePort('127.0.0.1', port)).rejects.toThrow(`PORT=${port + 1} npm start`);
  other.close();
  await once(other, 'close');
  expect(await freePort('127.0.0.1', port)).toBe(port);
});

test('an address that is not this machine’s is refused by name', async () => {
  await expect(freePort('203.0.113.7', 3000)).rejects.toThrow(/cannot listen on 203\.0\.113\.7/);
});
