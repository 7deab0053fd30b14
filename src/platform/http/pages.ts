import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fromRoot } from '../config/root.js';

const asBuilt = { preCompressed: true, index: false, cacheControl: false } as const;

/** Serves the page, compressed beforehand: files named by their hash for ever, `index.html` never cached. */
export async function servePages(server: FastifyInstance): Promise<void> {
  const root = fromRoot('web', 'dist');
  if (!existsSync(join(root, 'index.html'))) return;
  await server.register(fastifyStatic, {
    ...asBuilt,
    root: join(root, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    setHeaders: (reply) => void reply.header('Cache-Control', 'public, max-age=31536000, immutable'),
  });
  await server.register(fastifyStatic, {
    ...asBuilt,
    root,
    wildcard: false,
    globIgnore: ['assets/**'],
    setHeaders: (reply) => void reply.header('Cache-Control', 'no-cache'),
  });
  const index = (_request: unknown, reply: FastifyReply) => reply.sendFile('index.html');
  // Every address of the page is the page; what it shows is decided there.
  server.get('/', index);
  server.get('/*', (request, reply) => {
    if (isNoPage(request.url)) return reply.callNotFound();
    return index(request, reply);
  });
}

/** A file that is not there, and anything that looks like the API however it is spelt, is not the page. */
function isNoPage(url: string): boolean {
  const path = decodeURIComponent(url.split('?')[0] ?? '')
    .replaceAll(/\/+/g, '/')
    .toLowerCase();
  return /^\/(api|health)\b/.test(path) || /\.\w{2,5}$/.test(path);
}
