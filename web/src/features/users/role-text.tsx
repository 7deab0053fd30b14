import type { Grant } from '../../api';
import { formatDay, useLocale, useText, useWord } from '../../ui';
import classes from './users.module.css';

/** "Plt. Kepala perangkat daerah": the role as it is held. */
export function useRoleName(): (grant: Pick<Grant, 'role' | 'kind'>) => string {
  const t = useText();
  const word = useWord();
  return ({ role, kind }) => {
    const name = word('shell.role', role);
    return kind === 'definitive' ? name : t(`users.acting.${kind}`, { role: name });
  };
}

/** What a role is held for, by name; null for the whole office. */
export function scopeName({ organisation, position, district }: Grant): string | null {
  if (position) return `${position.title}, ${position.organisation.name}`;
  return organisation?.name ?? district?.name ?? null;
}

/** A role in words: as what, for whom, and from when to when where that is asked. */
export function RoleText({ grant, term = false }: { grant: Grant; term?: boolean }) {
  const t = useText();
  const locale = useLocale();
  const roleName = useRoleName();
  const scope = scopeName(grant);
  const { startsOn, endsOn } = grant;
  return (
    <span>
      <span className={classes.strong}>{roleName(grant)}</span>
      {scope !== null && <span className={classes.soft}>{` · ${scope}`}</span>}
      {term && startsOn !== null && (
        <span className={classes.second}>
          {t('users.term', {
            from: formatDay(startsOn, locale),
            until: endsOn === null ? 'none' : formatDay(endsOn, locale),
          })}
        </span>
      )}
    </span>
  );
}
