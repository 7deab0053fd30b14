/** Something that a meeting leaves open. */
export class OpenEndView {
  /** @example commitment-proposed */
  code!: string;
  /**
   * In the reader's language.
   * @example RKR-2025-001/07 is not agreed: it has no due date.
   */
  message!: string;
  /**
   * Where in the page it is settled.
   * @example /commitments/0190f1c2-8a3b-7c4d-9e5f-000000000001
   */
  link!: string;
}

export class OpenEndList {
  items!: OpenEndView[];
}
