import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the built page lies: beside the sources or the compiled program alike. */
function pagesFolder(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    const candidate = join(folder, 'web', 'dist');
    if (existsSync(join(candidate, 'index.html'))) return candidate;
    folder = dirname(folder);
  }
  return undefined;
}

/** Serves the page, compressed beforehand: files named by their hash for ever, `index.html` never cached. */
export async function servePages(server: FastifyInstance): Promise<void> {
  const root = pagesFolder();
  if (root === undefined) return;
  await server.register(fastifyStatic, {
    root: resolve(root),
    preCompressed: true,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const forever = path.includes(`${join(root, 'assets')}`);
      reply.header('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const index = (_request: unknown, reply: FastifyReply) => reply.sendFile('index.html');
  // Every address of the page is the page; what it shows is decided there.
  server.get('/', index);
  server.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/') || /\.\w{2,5}(?:$|\?)/.test(request.url)) return reply.callNotFound();
    return index(request, reply);
  });
}
