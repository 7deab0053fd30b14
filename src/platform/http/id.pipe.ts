import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { isId } from '../../kernel/id.js';

/** An id in a path; a text that cannot be one names nothing, so it is 404 like any other unknown id. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw new NotFound();
    return value.toLowerCase();
  }
}
