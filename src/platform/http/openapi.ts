import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiResponse, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDocument } from './problem.dto.js';

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

const problem = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
};

/** The refusals that an operation may answer, for the API description. */
export function Problems(...statuses: number[]) {
  return applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: reasons[status] ?? '', ...problem })),
  );
}

/** What has nothing to do with the operation, such as a body too large, may be answered to any. */
function mayBeRefused(api: OpenAPIObject): OpenAPIObject {
  const operations = Object.values(api.paths).flatMap((path) => [
    path.get,
    path.post,
    path.put,
    path.patch,
    path.delete,
  ]);
  for (const operation of operations) {
    if (operation !== undefined) {
      operation.responses['default'] = { description: 'Refused, whatever is asked for.', ...problem };
    }
  }
  return api;
}

/** Describes the whole API (OpenAPI 3.1) out of the running program; the program itself reads openapi.json. */
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
  const api = SwaggerModule.createDocument(app, about, {
    extraModels: [ProblemDocument],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').replace(/^./, (letter) => letter.toLowerCase())}_${method}`,
  });
  return mayBeRefused(api);
}
