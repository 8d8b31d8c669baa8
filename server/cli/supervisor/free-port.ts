import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { AppError } from '#server/platform/errors';

/**
 * The port if nobody listens on it; any free one for 0.
 * @throws AppError conflict when it is taken; invalid_input when this machine or user may not listen there.
 */
export async function freePort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new AppError(
        'conflict',
        `Port ${port} on ${host} is used by another program. Choose another one: PORT=${port + 1} npm start`,
      );
    }
    throw new AppError('invalid_input', `Cookoff cannot listen on ${host}, port ${port} (${code}). Set HOST and PORT.`);
  } finally {
    server.close();
  }
}
