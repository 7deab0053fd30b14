import type { FastifyRequest } from 'fastify';
import type { Device } from './sign-in.service.js';

/** From where a request comes, as far as it can be known. */
export function deviceOf(request: FastifyRequest): Device {
  return { address: request.ip, userAgent: request.headers['user-agent'] };
}
