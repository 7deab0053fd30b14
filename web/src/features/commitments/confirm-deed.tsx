import type { Commitment } from '../../api';
import { formatDay, formatQuantity, useLocale, useText } from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import type { DialogProps } from './deed-dialog';
import { withReason, type AskedVerb } from './moves';
import { useMove } from './use-commitment-moves';

const noted = ['return', 'block', 'hold', 'cancel', 'reopen', 'submit', 'verify'] as const;

/** Asks before what only the other side could take back, or what needs a reason, and names what follows. */
export function ConfirmDeed({ commitment, verb, onClose }: DialogProps & { verb: AskedVerb }) {
  const t = useText();
  const move = useMove(commitment);
  const follows = useFollows(commitment);
  const note = noted.find((known) => known === verb);
  return (
    <ConfirmMove
      opened
      onClose={onClose}
      title={t(`commitments.do.${verb}`)}
      confirmLabel={t(`commitments.do.${verb}`)}
      noteLabel={note && t(`commitments.note.${note}`)}
      noteRequired={withReason.includes(verb)}
      danger={verb === 'cancel'}
      onConfirm={(words) => move(verb, words)}
    >
      {follows(verb)}
    </ConfirmMove>
  );
}

/** What follows from a move, with the names and figures of this commitment. */
function useFollows(commitment: Commitment) {
  const t = useText();
  const locale = useLocale();
  const { owner, verifier, dueOn, target, unit, baseline, progressValue, progressPercent } = commitment;
  const values = {
    owner: owner.name,
    verifier: verifier?.name ?? t('commitments.staff'),
    due: dueOn === null ? '' : formatDay(dueOn, locale),
    reached: formatQuantity(progressValue ?? baseline, null, locale),
    target: target === null ? '' : formatQuantity(target, unit, locale),
    short: progressPercent < 100 ? 'yes' : 'no',
  };
  return (verb: AskedVerb) => t(`commitments.follows.${verb}`, values);
}
