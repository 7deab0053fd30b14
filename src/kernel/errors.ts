/** A value that fits into a sentence shown to a person. */
export type MessageParameters = Record<string, string | number>;

/** One field at fault: `pointer` is an RFC 6901 JSON pointer into the request body. */
export interface FieldError {
  pointer: string;
  code: string;
  params?: MessageParameters;
  /** Where in the page it can be settled: a path. */
  link?: string;
}

/**
 * What the business may answer instead of a result. `code` names a sentence in the message catalogue;
 * the HTTP layer alone knows how each kind becomes a status (RFC 9457).
 */
export abstract class DomainError extends Error {
  protected constructor(
    readonly code: string,
    readonly params: MessageParameters = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** The thing does not exist, or this reader may not know that it does. */
export class NotFound extends DomainError {
  constructor(noun = 'record') {
    super('not-found', { noun });
  }
}

/** The reader may see the thing but not do this with it. */
export class Forbidden extends DomainError {
  constructor(code = 'forbidden', params: MessageParameters = {}) {
    super(code, params);
  }
}

/** The person is right but the moment is wrong: the state of the record does not allow it. */
export class Conflict extends DomainError {
  constructor(code = 'state-conflict', params: MessageParameters = {}) {
    super(code, params);
  }
}

/** The record has changed since the writer read it; what it is now belongs into the answer. */
export class Stale extends DomainError {
  constructor() {
    super('version-conflict');
  }
}

/** Refuses a write that was decided on by reading another version than `entity` has, locked, now. */
export function checkVersion(entity: { readonly version: number }, version: number): void {
  if (entity.version !== version) throw new Stale();
}

/** The words given cannot be accepted; `fields` says which and why. */
export class Invalid extends DomainError {
  constructor(readonly fields: FieldError[]) {
    super('validation-failed');
  }

  static field(pointer: string, code: string, params: MessageParameters = {}): Invalid {
    return new Invalid([{ pointer, code, params }]);
  }
}
