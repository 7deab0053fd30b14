import sql from 'sql-template-tag';

/** A person's name as a letter writes it; `p` is the table of people. */
export const fullName = sql`
  concat_ws(', ', concat_ws(' ', p.honorific_prefix, p.name), p.honorific_suffix)`;
