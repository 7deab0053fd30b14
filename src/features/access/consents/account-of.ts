import sql from 'sql-template-tag';

/** The account `u` is that of the person `p`: linked to them, or with one of their addresses. */
export const isAccountOf = sql`
  (u.id = p.user_id OR (p.user_id IS NULL AND EXISTS (
    SELECT FROM contacts mine WHERE mine.person_id = p.id AND mine.kind = 'email' AND mine.value = lower(u.email))))`;
