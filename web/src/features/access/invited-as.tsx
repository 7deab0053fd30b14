import type { Grant } from '../../api';
import { useText, useWord } from '../../ui';
import classes from './access.module.css';

/** As what one is invited, so that a mistake shows before there is an account. */
export function InvitedAs({ roles }: { roles: Grant[] }) {
  const t = useText();
  const word = useWord();
  const inWords = ({ role, kind, organisation, position, district }: Grant) => {
    const name = word('shell.role', role);
    const held = kind === 'definitive' ? name : t(`users.acting.${kind}`, { role: name });
    const scope = position
      ? `${position.title}, ${position.organisation.name}`
      : (organisation ?? district)?.name;
    return [held, scope].filter(Boolean).join(' · ');
  };
  return (
    <div className={classes.invited}>
      <p className={classes.hintsText}>{t('users.preview.roles')}</p>
      <ul>
        {roles.map((grant, at) => (
          <li key={at}>{inWords(grant)}</li>
        ))}
      </ul>
    </div>
  );
}
