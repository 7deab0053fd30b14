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
  /**
   * Where in the page it can be settled.
   * @example /meetings/0190f1c2-8a3b-7c4d-9e5f-000000000001/minutes/read
   */
  link?: string;
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
  /** With 412: the record as it is now, in the shape in which it is read. */
  current?: Record<string, unknown>;
  /** With 409, when it is a user that is in the way: who. */
  userId?: string;
}
