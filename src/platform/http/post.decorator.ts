import { applyDecorators, Post as NestPost, UseInterceptors } from '@nestjs/common';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/**
 * A POST that makes one record however often it is pressed. Lint refuses the framework's own `Post`; an interceptor
 * for every route would cost each reading a tenth of its time.
 */
export function Post(path = ''): MethodDecorator {
  return applyDecorators(NestPost(path), UseInterceptors(IdempotencyInterceptor));
}
