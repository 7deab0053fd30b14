import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Lets the program stop whoever is still connected. A browser keeps connections open on which it has asked nothing
 * yet, which Node does not count as idle, and a request whose end never comes is no longer timed out once the door is
 * closed: the former end at once, the latter after `patience` ms.
 */
export function endConnectionsAtClose(server: FastifyInstance, patience: number): void {
  const silent = new Set<Socket>();
  server.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.server.on('request', ({ socket }) => silent.delete(socket));
  server.addHook('preClose', async () => {
    for (const socket of silent) socket.destroy();
    setTimeout(() => server.server.closeAllConnections(), patience).unref();
  });
}
