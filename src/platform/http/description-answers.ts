import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { localeOf } from './locale.js';
import { problemDocument } from './problem.filter.js';

type Done = (error: null, body: unknown) => void;

const notFound = { status: 404, type: 'not-found', code: 'not-found', params: {} };

/**
 * The description of the API is served by a library with a server of its own inside ours: it leaves out in which
 * letters a text is written, and never hears of our answer to what is not there.
 */
export function completeDescription(config: Config) {
  return (request: FastifyRequest, reply: FastifyReply, body: unknown, done: Done): void => {
    const type = String(reply.getHeader('Content-Type') ?? '');
    if (reply.statusCode === 404 && !type.includes('problem')) {
      void reply.headers({
        'Content-Type': 'application/problem+json; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      const document = problemDocument(notFound, localeOf(request), config.address, request.id);
      return done(null, JSON.stringify(document));
    }
    if (/^(text\/|application\/(json|javascript))/.test(type) && !type.includes('charset')) {
      void reply.header('Content-Type', `${type}; charset=utf-8`);
    }
    return done(null, body);
  };
}
