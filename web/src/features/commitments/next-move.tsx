import type { Commitment, Me } from '../../api';
import { useMe } from '../../api';
import { formatDay, useLocale, useText, type Text } from '../../ui';
import classes from './commitments.module.css';
import { missingOf } from './moves';
import { useMissingWords } from './use-missing-words';

/** What happens next and who does it; also why a button that one would look for is not there. */
export function NextMove({ commitment }: { commitment: Commitment }) {
  const t = useText();
  const me = useMe();
  const locale = useLocale();
  const missing = useMissingWords(missingOf(commitment));
  const asked = commitment.extensions.find(({ status }) => status === 'requested');
  const mine = isMine(commitment, me);
  const sentence = () => {
    if (asked !== undefined) {
      const day = formatDay(asked.toDueOn, locale);
      return t('commitments.next.answer', {
        ...turn(commitment, mine, t),
        day,
        owner: commitment.owner.name,
      });
    }
    if (commitment.status === 'proposed' && missing !== '')
      return t('commitments.next.incomplete', { missing });
    return nextOf(commitment, mine, t);
  };
  return (
    <div className={classes.next} data-mine={mine || undefined}>
      <p className={classes.nextLabel}>{t(mine ? 'commitments.next.yours' : 'commitments.next')}</p>
      <p className={classes.nextText}>{sentence()}</p>
    </div>
  );
}

function isMine({ waitingFor, owner, verifier }: Commitment, me: Me): boolean {
  const own = me.organisation?.id;
  if (waitingFor.party === 'staff') return me.roles.includes('staff');
  if (own === undefined) return false;
  return (
    (waitingFor.party === 'owner' && owner.id === own) ||
    (waitingFor.party === 'verifier' && verifier?.id === own)
  );
}

/** Values of the sentences: whether to say "you", and otherwise whose turn it is. */
function turn({ waitingFor }: Commitment, mine: boolean, t: Text) {
  return { who: mine ? 'me' : 'other', name: waitingFor.name ?? t('commitments.staff') };
}

function nextOf(commitment: Commitment, mine: boolean, t: Text): string {
  const { status, progressPercent, light } = commitment;
  const values = turn(commitment, mine, t);
  switch (status) {
    case 'proposed':
      return t('commitments.next.agree', values);
    case 'submitted':
      return t('commitments.next.verify', values);
    case 'on_hold':
      return t('commitments.next.resume', values);
    case 'fulfilled':
      return t('commitments.next.fulfilled');
    case 'cancelled':
      return t('commitments.next.cancelled');
    case 'blocked':
      return t('commitments.next.blocked', values);
    default:
      if (progressPercent >= 100) return t('commitments.next.submit', values);
      return t(light === 'late' ? 'commitments.next.late' : 'commitments.next.report', values);
  }
}
