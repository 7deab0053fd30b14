import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { translate } from '../i18n/translate.js';
import { localeOf } from './locale.js';
import { problemDocument } from './problem.filter.js';
import { securityHeaders } from './security-headers.js';

// What never reaches a route, and so neither hooks nor the filter, still gets a problem document and every header.

const contentType = { 'Content-Type': 'application/problem+json; charset=utf-8' };

const outcomeOf = (status: number, type: string) => ({ status, type, code: type, params: {} });

/** An address that the router cannot read; a part of it that is too long can be no id, so it names nothing. */
export function answerUnroutable(config: Config) {
  return ({ code }: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const isTooLong = code === 'FST_ERR_MAX_PARAM_LENGTH';
    const outcome = isTooLong ? outcomeOf(404, 'not-found') : outcomeOf(400, 'malformed-request');
    const document = problemDocument(outcome, localeOf(request), config.address, request.id);
    void reply
      .status(outcome.status)
      .headers({ ...securityHeaders(config).api, ...contentType })
      .send(JSON.stringify(document));
  };
}

const unparsable: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'malformed-request'],
};

/** Bytes that Node cannot read as HTTP. */
export function answerUnparsable(error: NodeJS.ErrnoException, socket: Socket, config: Config): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, type] = unparsable[error.code ?? ''] ?? [400, 'malformed-request'];
  const body = JSON.stringify(problemDocument(outcomeOf(status, type), 'id', config.address, randomUUID()));
  const title = translate('en', 'problem.malformed-request').replaceAll(/[^ -~]/g, '');
  const headers = {
    ...securityHeaders(config).api,
    ...contentType,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`);
}
