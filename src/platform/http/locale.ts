import type { FastifyRequest } from 'fastify';
import type { Locale } from '../i18n/translate.js';

/** The reader's own choice, else what the browser asks for first, else Indonesian. */
export function localeOf(request: FastifyRequest): Locale {
  if (request.actor !== undefined) return request.actor.locale;
  const wanted = request.headers['accept-language'] ?? '';
  const first = wanted.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'id';
}
