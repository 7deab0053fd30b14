import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bearerOf } from '../auth/bearer.js';
import type { Config } from '../config/config.js';
import { hostGuard, isOwnOrigin } from './host.js';
import { Malformed, Problem } from './problem.js';
import { isPage, securityHeaders } from './security-headers.js';

/** Security headers on every answer, versions as ETag, refusal of other hosts and sites, and a strict JSON reader. */
export function addHooks(server: FastifyInstance, config: Config): void {
  const { page, api } = securityHeaders(config);
  const refuseOtherHost = hostGuard(config);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(isPage(request.url) ? page : api);
    refuseOtherHost(request.host, request.url);
    refuseUnreadable(request);
    refuseCrossSite(request, config);
    refuseBytes(request);
    done();
  });
  server.addHook('preSerialization', (_request, reply, view, done) => {
    nameVersion(reply, view);
    done(null, view);
  });
  server.removeContentTypeParser(['application/json', 'text/plain']);
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    // An invalid sequence would be replaced silently, and the text stored would not be the text sent.
    if (!isUtf8(bytes) || bytes[0] === 0xef) return done(new Malformed());
    return parse(request, bytes.toString(), done);
  });
  readUploads(server);
}

/** The routes that take a file as it is, and the most bytes of it. */
const uploads = {
  bodyLimit: 5_242_880,
  routes: ['/api/imports', '/api/meetings/:id/agenda-items/:itemId/files'],
};

/** Bytes go to a route that asks for them and nowhere else; what another one is sent is not even read. */
function refuseBytes({ method, routeOptions, headers }: FastifyRequest): void {
  if (!headers['content-type']?.startsWith('application/octet-stream')) return;
  if (method === 'POST' && uploads.routes.includes(routeOptions.url ?? '')) return;
  throw new Problem(415, 'unsupported-media-type');
}

function readUploads(server: FastifyInstance): void {
  const { bodyLimit } = uploads;
  const options = { parseAs: 'buffer', bodyLimit } as const;
  server.addContentTypeParser('application/octet-stream', options, (_request, body, done) =>
    done(null, body),
  );
}

/** A view that carries a version says so in `ETag`, for the `If-Match` of the write that follows. */
function nameVersion(reply: FastifyReply, view: unknown): void {
  const version = (view as { version?: unknown } | null)?.version;
  if (typeof version === 'number') void reply.header('ETag', `"${version}"`);
}

function refuseUnreadable(request: FastifyRequest): void {
  if (!request.url.includes('%')) return;
  try {
    decodeURIComponent(request.url);
  } catch {
    throw new Malformed();
  }
}

/** A browser says where a write comes from; one that comes from another site is refused (CSRF). */
function refuseCrossSite(request: FastifyRequest, config: Config): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  // A page elsewhere cannot add this header without asking first, and we allow none; the cookie then counts for nothing.
  if (bearerOf(request) !== null) return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign || (origin !== undefined && !isOwnOrigin(origin, host, config)))
    throw new Problem(403, 'csrf-rejected');
}
