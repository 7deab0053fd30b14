import type { components } from './schema';

/** One field at fault: `pointer` leads into the body that was sent. */
export type FieldProblem = components['schemas']['ProblemField'];
type ProblemDocument = Partial<components['schemas']['ProblemDocument']>;

/** An answer of the server other than success; `instance` is the id that stands in its log. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly instance: string | null;
  readonly errors: FieldProblem[];
  /** Whom the refusal speaks of, such as the user who has the address already. */
  readonly userId: string | null;
  /** With 412: the record as it is now, in the shape in which it is read. */
  readonly current: unknown;
  /** When it may be tried again, by the clock of this device; undefined where nothing was said of it. */
  readonly retryAt: number | undefined;

  constructor(status: number, document: ProblemDocument, retryAt?: number) {
    super(document.detail ?? document.title ?? `HTTP ${status}`);
    this.name = 'ProblemError';
    this.status = status;
    this.code = (document.type ?? '').split(/[/:#]/).pop() ?? '';
    this.title = document.title ?? '';
    this.detail = document.detail ?? null;
    this.instance = document.instance ?? null;
    this.errors = document.errors ?? [];
    this.userId = document.userId ?? null;
    this.current = document.current;
    this.retryAt = retryAt;
  }

  static async from(response: Response): Promise<ProblemError> {
    const document = (await response.json().catch(() => ({}))) as ProblemDocument | null;
    // Seconds, as our own server says it; a proxy may give a date instead (RFC 9110), which nobody counts down.
    const wait = Number(response.headers.get('Retry-After') ?? undefined);
    const retryAt = Number.isFinite(wait) ? Date.now() + wait * 1000 : undefined;
    return new ProblemError(response.status, document ?? {}, retryAt);
  }
}

/** The server was not reached at all: no network, or it is down. Nothing was lost and nothing was done. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
    this.name = 'Unreachable';
  }
}

/** 412: somebody saved the record after it was opened here. */
export function isStale(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.status === 412;
}
