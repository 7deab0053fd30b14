/** An account at an identity provider by which the signed-in person may sign in as well. */
export class IdentityView {
  id!: string;
  /**
   * How the sign-in page calls the provider.
   * @example SSO Pemkab Bekasi
   */
  provider!: string;
  /**
   * How the provider names the account.
   * @example siti.aminah@bekasikab.go.id
   */
  account!: string | null;
  linkedAt!: Date;
  lastUsedAt!: Date | null;
}

export class IdentityList {
  items!: IdentityView[];
}

/** Where the browser goes on. */
export class LinkStart {
  /** An address of the identity provider, to be opened in the same window within ten minutes. */
  url!: string;
}
