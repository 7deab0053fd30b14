import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiResponse, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** One field at fault. */
export class ProblemField {
  /**
   * JSON pointer (RFC 6901) into the request.
   * @example /dueOn
   */
  pointer!: string;
  /** @example isLocalDate */
  code!: string;
  /** @example Harus berupa tanggal yang ada, misalnya 2025-10-21. */
  message!: string;
}

/** Why a request was refused (RFC 9457). */
export class ProblemDocument {
  /** @example https://sinergi.example.go.id/problems/validation-failed */
  type!: string;
  /** @example Sebagian isian belum dapat diterima. */
  title!: string;
  /** @example 422 */
  status!: number;
  detail!: string;
  /** The id under which the log knows this request. */
  instance!: string;
  errors?: ProblemField[];
}

const reasons: Record<number, string> = {
  400: 'The request cannot be read, or a header is missing.',
  401: 'Nobody is signed in.',
  403: 'The reader may see this but not do it.',
  404: 'There is no such record, or the reader may not see it.',
  409: 'The record is not in a state that allows this.',
  410: 'The link is no longer valid.',
  412: 'The record has changed since it was read; `current` is what it is now.',
  422: 'Some fields cannot be accepted; each is named by a pointer.',
  428: 'An If-Match header is needed.',
  429: 'Too many tries; see Retry-After.',
  503: 'The server is busy; see Retry-After.',
};

/** The refusals that an operation may answer, for the API description. */
export function Problems(...statuses: number[]) {
  return applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: reasons[status] ?? '',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
      }),
    ),
  );
}

/** The description of the whole API (OpenAPI 3.1). */
export function describeApi(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Sinergi')
    .setVersion('1')
    .setDescription(
      'Meetings between a regency and its industry, the commitments made in them, and what became of those. ' +
        'Lists answer `{ items, next }`; a POST carries `Idempotency-Key`, a PATCH `If-Match`; refusals are problem documents.',
    )
    .addCookieAuth('sid')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token of POST /api/tokens.' })
    .addSecurityRequirements('cookie')
    .addSecurityRequirements('bearer')
    .build();
  return SwaggerModule.createDocument(app, about, {
    extraModels: [ProblemDocument],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').replace(/^./, (letter) => letter.toLowerCase())}_${method}`,
  });
}
