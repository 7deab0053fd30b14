import { Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh } from '../../api';
import { tell, useText, type MessageId } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import classes from './access.module.css';
import { Enrolment } from './enrolment';
import { RecoveryCodes } from './recovery-codes';
import type { FactorMove } from './second-factor';
import type { Security } from './security-page';

const titles: Record<FactorMove, MessageId> = {
  'set-up': 'account.enrol.title',
  replace: 'account.factor.replace.title',
  renew: 'account.factor.renew',
  remove: 'account.factor.remove',
};

interface DialogProps {
  move: FactorMove;
  security: Security;
  onClose: () => void;
}

/** One change of the second factor, to its end: new recovery codes are shown before it closes. */
export function SecondFactorDialog({ move, security, onClose }: DialogProps) {
  const t = useText();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = async () => {
    await refresh(queries, '/api/me/security', '/api/me/sign-ins', '/api/sessions');
    onClose();
  };
  const show = (made: string[]) => {
    setCodes(made);
    if (move === 'replace') tell(t('account.factor.replaced'));
  };
  const firstProof = security.hasPassword ? 'password' : null;
  return (
    <Modal
      opened
      // The codes are shown this once: neither a click beside the dialog nor Escape must lose them.
      onClose={() => void done()}
      closeOnClickOutside={codes === null}
      closeOnEscape={codes === null}
      withCloseButton={codes === null}
      title={t(codes === null ? titles[move] : 'account.codes.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {codes !== null ? (
        <RecoveryCodes codes={codes} onDone={() => void done()} />
      ) : move === 'renew' || move === 'remove' ? (
        <Proof move={move} onCodes={show} onClose={() => void done()} />
      ) : (
        <Enrolment proof={move === 'replace' ? 'current' : firstProof} onDone={show} onCancel={onClose} />
      )}
    </Modal>
  );
}

interface ProofProps {
  move: 'renew' | 'remove';
  onCodes: (codes: string[]) => void;
  onClose: () => void;
}

/** What only the owner's phone can answer. */
function Proof({ move, onCodes, onClose }: ProofProps) {
  const t = useText();
  const form = useRecordForm({
    initial: { code: '' },
    save: async (body) => {
      if (move === 'renew') {
        const { data } = await client.PUT('/api/me/second-factor/recovery-codes', { body });
        onCodes(data?.codes ?? []);
        return;
      }
      await client.POST('/api/me/second-factor/removals', { body });
      tell(t('account.factor.removed'));
      onClose();
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t(titles[move])} onCancel={onClose} guarded={false}>
      <p className={classes.text}>{t(`account.factor.${move}.text`)}</p>
      <TextInput
        label={t('account.factor.proof')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        data-autofocus
        {...form.field('code')}
      />
    </RecordFormView>
  );
}
