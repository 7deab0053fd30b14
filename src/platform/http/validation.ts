import { type ArgumentMetadata, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { type FieldError, Invalid } from '../../kernel/errors.js';

/**
 * Lets in only what a request class describes: unknown properties, characters that are none and wrong values are refused
 * with a pointer to each field at fault; texts are normalised (NFC), so that equal words are equal.
 */
@Injectable()
export class RequestPipe implements PipeTransform {
  private readonly validation = new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: true, value: true },
    transformOptions: { exposeUnsetFields: false },
    exceptionFactory: (errors) => new Invalid(errors.flatMap((error) => fieldErrors(error, ''))),
  });

  /** Lists are asked for alike again and again, and looking at a question costs as much as building its answer. */
  private readonly known = new Map<unknown, Map<string, unknown>>();

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'query') return this.query(value, metadata);
    return metadata.type === 'body' ? this.letIn(value, metadata) : value;
  }

  /** What a query means follows from its text alone, so it is found out once; nobody can change what others get too. */
  private async query(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const text = JSON.stringify(value ?? {});
    const found = this.known.get(metadata.metatype)?.get(text);
    if (found !== undefined) return found;
    const query = frozen(await this.letIn(value, metadata));
    if (text.length <= longestKnown) this.remember(metadata.metatype, text, query);
    return query;
  }

  private remember(metatype: unknown, text: string, query: unknown): void {
    const known = this.known.get(metatype) ?? new Map<string, unknown>();
    if (known.size >= mostKnown) known.clear();
    this.known.set(metatype, known.set(text, query));
  }

  private letIn(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return this.validation.transform(clean(value ?? {}, ''), metadata);
  }
}

const longestKnown = 300;
const mostKnown = 200;

function frozen(query: unknown): unknown {
  if (query === null || typeof query !== 'object') return query;
  for (const part of Object.values(query)) frozen(part);
  return Object.freeze(query);
}

function clean(value: unknown, pointer: string): unknown {
  if (typeof value === 'string') {
    // Half of a character is none either, and rules that count bytes fail on it.
    if (value.includes('\0') || /\p{Surrogate}/u.test(value)) throw Invalid.field(pointer, 'nul');
    return value.normalize('NFC');
  }
  if (Array.isArray(value)) return value.map((entry, at) => clean(entry, `${pointer}/${at}`));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, clean(entry, `${pointer}/${escape(key)}`)]),
  );
}

/** RFC 6901 escapes. */
const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  // What is no object at all, where one is asked for, has no property to name.
  if ((error.property as string | undefined) === undefined) return [{ pointer: parent, code: 'isObject' }];
  const pointer = `${parent}/${escape(error.property)}`;
  const constraint = mostBasic(Object.keys(error.constraints ?? {}));
  const own = constraint === undefined ? [] : [{ pointer, ...fault(error, constraint) }];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

/** One sentence for each field: that a number is too large says nothing to one who typed a word. */
function mostBasic(constraints: string[]): string | undefined {
  return constraints.find((name) => name.startsWith('is')) ?? constraints[0];
}

function fault(error: ValidationError, constraint: string): Omit<FieldError, 'pointer'> {
  if (constraint === 'whitelistValidation') return { code: 'unknown-field' };
  if (error.value === undefined || error.value === null) return { code: 'required' };
  return { code: constraint, params: limitsOf(error, constraint) };
}

/** The figures of a broken rule (`min`, `maxLength`, ...), so that the sentence can name them. */
function limitsOf(error: ValidationError, constraint: string): Record<string, string | number> {
  if (error.target === undefined) return {};
  const rules = getMetadataStorage().getTargetValidationMetadatas(error.target.constructor, '', false, false);
  const rule = rules.find(({ propertyName, name }) => propertyName === error.property && name === constraint);
  const values = (rule?.constraints ?? []) as unknown[];
  return Object.fromEntries(
    values.map((value, at) => [`limit${at + 1}`, typeof value === 'number' ? value : listed(value)]),
  );
}

function listed(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
