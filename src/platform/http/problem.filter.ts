import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Conflict, DomainError, type FieldError, Forbidden, Invalid, NotFound } from '../../kernel/errors.js';
import { Config } from '../config/config.js';
import { isMessage, type Locale, translate } from '../i18n/translate.js';
import { localeOf } from './locale.js';
import { Problem } from './problem.js';
import { RouteTable } from './route-table.js';

interface Outcome {
  status: number;
  /** Slug of the problem type. */
  type: string;
  code: string;
  params: Record<string, string | number>;
  fields?: FieldError[];
  extra?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** The one place where anything thrown becomes an answer: `application/problem+json` (RFC 9457). */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly config: Config,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const outcome = this.allowing(outcomeOf(error), request);
    // A refusal that was meant, such as 503 when all is busy, is no failure; a flood of them must not fill the log.
    if (outcome.status >= 500 && !(error instanceof Problem))
      request.log.error({ err: error }, 'request failed');
    if (isDenial(outcome, request)) request.log.info({ status: outcome.status, refused: request }, 'refused');
    void reply
      .status(outcome.status)
      // A refusal holds for this reader and this moment, wherever it was met.
      .headers({
        ...outcome.headers,
        'Content-Type': 'application/problem+json; charset=utf-8',
        'Cache-Control': 'no-store',
      })
      .send(problemDocument(outcome, localeOf(request), this.config.address, request.id));
  }

  /** A path that exists under another method is 405 with `Allow`, not 404. */
  private allowing(outcome: Outcome, request: FastifyRequest): Outcome {
    if (outcome.type !== 'not-found' || !request.is404) return outcome;
    const allowed = this.routes.methodsFor(request.url);
    // The method is there, but something in the path can be no id.
    if (allowed.length === 0 || allowed.includes(request.method)) return outcome;
    return { ...simple(405, 'method-not-allowed'), headers: { Allow: allowed.join(', ') } };
  }
}

/**
 * Somebody known asked for what they may not do, or for a record that they do not reach. Whether that one exists makes no
 * difference here either (decision 0012).
 */
function isDenial({ status }: Outcome, { actor, is404 }: FastifyRequest): boolean {
  return actor !== undefined && !is404 && (status === 403 || status === 404);
}

export function problemDocument(
  { status, type, code, params, fields, extra }: Outcome,
  locale: Locale,
  base: string,
  instance: string,
): Record<string, unknown> {
  const problem = `problem.${type}`;
  const detail = `problem.${code}`;
  return {
    type: `${base}/problems/${type}`,
    title: translate(locale, isMessage(problem) ? problem : 'problem.internal-error', params),
    status,
    detail: translate(locale, isMessage(detail) ? detail : 'problem.internal-error', params),
    instance,
    ...(fields && { errors: fields.map((field) => fieldDocument(field, locale)) }),
    ...extra,
  };
}

/** One field at fault, in the reader's language. */
export function fieldDocument({ pointer, code, params, link }: FieldError, locale: Locale) {
  const key = `field.${code}`;
  const message = translate(locale, isMessage(key) ? key : 'field.invalid', params);
  return { pointer, code, message, ...(link !== undefined && { link }) };
}

const simple = (status: number, type: string): Outcome => ({ status, type, code: type, params: {} });

const fastifyProblems: Record<string, string> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
};

const statusProblems: Record<number, string> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  503: 'unavailable',
};

/** PostgreSQL says that a wait or a statement took too long, or that it cannot be reached: try again later. */
const unavailableCodes = new Set(['55P03', '57014', '57P01', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET']);

function outcomeOf(error: unknown): Outcome {
  if (error instanceof DomainError) return domainOutcome(error);
  if (error instanceof Problem) {
    const { status, code, params, extra, headers } = error;
    return { status, type: code, code, params, extra, headers };
  }
  return libraryOutcome(error as { code?: string; statusCode?: number });
}

/** Fastify, Nest and the driver throw errors of their own; a code or a status says what they mean. */
function libraryOutcome(error: { code?: string; statusCode?: number }): Outcome {
  const { code = '', statusCode } = error;
  const known = fastifyProblems[code];
  if (known !== undefined) return simple(statusCode ?? 400, known);
  if (unavailableCodes.has(code)) return { ...simple(503, 'unavailable'), headers: { 'Retry-After': '5' } };
  const status = error instanceof HttpException ? error.getStatus() : (statusCode ?? 500);
  return simple(status, statusProblems[status] ?? (status < 500 ? 'malformed-request' : 'internal-error'));
}

function domainOutcome(error: DomainError): Outcome {
  const { code, params } = error;
  if (error instanceof NotFound) return { status: 404, type: 'not-found', code, params };
  if (error instanceof Forbidden) return { status: 403, type: 'forbidden', code, params };
  if (error instanceof Conflict) return { status: 409, type: 'state-conflict', code, params };
  const fields = error instanceof Invalid ? error.fields : [];
  const type = fields.some((field) => field.code === 'unknown-field') ? 'unknown-field' : 'validation-failed';
  return { status: 422, type, code: type, params, fields };
}
