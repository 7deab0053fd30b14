import type { MinutesState } from '../../api';
import { useText } from '../../ui';
import classes from './approval.module.css';

/** What keeps the meeting from being closed; for who may do something about it. */
export function OpenEnds({ state: { open, can } }: { state: MinutesState }) {
  const t = useText();
  if (open.length === 0 || !can.includes('answer')) return null;
  return (
    <div className={classes.open} role="status">
      <p>{t('approval.open')}</p>
      <ul>
        {open.map(({ code, count }) => (
          <li key={code}>{t(`approval.open.${code}` as 'approval.open.comments-open', { count })}</li>
        ))}
      </ul>
    </div>
  );
}
