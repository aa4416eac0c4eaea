/** Shows a site on this machine: to a browser here, and to nobody else. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import serveStatic from 'serve-static';
import type { Terminal } from '../../terminal.ts';

const host = '127.0.0.1';
/** By these names a browser here asks; under others, another site's page would, that has a name pointed to this machine. */
const isHere = (name: string | undefined): boolean =>
  /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(name ?? '');

/**
 * Serves a folder until Ctrl-C.
 *
 * @param port 0 for any that is free
 * @param tell is told the address
 * @returns how it ended
 */
export function servingSite(
  folder: string,
  port: number,
  terminal: Pick<Terminal, 'onInterrupt'>,
  tell: (address: string) => void,
): Promise<'interrupted' | 'no-port'> {
  const serve = serveStatic(folder, { cacheControl: false, dotfiles: 'deny' });
  const server = createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (!isHere(request.headers.host)) {
      response.writeHead(421).end();
      return;
    }
    serve(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('404');
    });
  });
  return new Promise((resolve) => {
    server.once('error', () => resolve('no-port'));
    server.listen(port, host, () => {
      const stop = terminal.onInterrupt(() => {
        stop();
        server.close();
        server.closeAllConnections();
        resolve('interrupted');
      });
      tell(`http://${host}:${(server.address() as AddressInfo).port}/`);
    });
  });
}
