import { Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh } from '../../api';
import { tell, useText, type MessageId } from '../../ui';
import { RecordFormView, useRecordForm, useReturnFocus } from '../../ui/forms';
import classes from './access.module.css';
import { Enrolment } from './enrolment';
import { OwnerForm } from './owner-form';
import { passkeysWork } from './passkey-button';
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
  useReturnFocus();
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
  return (
    <Modal
      opened
      // The codes are shown this once: neither a click beside the dialog nor Escape must lose them.
      onClose={() => void done()}
      closeOnClickOutside={codes === null}
      closeOnEscape={codes === null}
      withCloseButton={codes === null}
      title={t(codes === null ? titleOf(move, security) : 'account.codes.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {codes !== null ? (
        <RecoveryCodes codes={codes} onDone={() => void done()} />
      ) : move === 'renew' ? (
        <Renew security={security} onCodes={show} onClose={onClose} />
      ) : move === 'remove' ? (
        <Remove security={security} onClose={() => void done()} />
      ) : (
        <Enrolment proof={proofOf(move, security)} onDone={show} onCancel={onClose} />
      )}
    </Modal>
  );
}

/** What shows that it is the owner who puts in another app. */
function proofOf(move: FactorMove, { hasPassword, passkeys }: Security) {
  if (move === 'replace') return 'current';
  if (passkeys > 0) return passkeysWork() ? 'passkey' : 'current';
  return hasPassword ? 'password' : null;
}

function titleOf(move: FactorMove, { passkeys }: Security): MessageId {
  if (passkeys === 0 || move === 'replace' || move === 'renew') return titles[move];
  return move === 'remove' ? 'passkeys.factor.remove' : 'passkeys.factor.app';
}

interface RenewProps {
  security: Security;
  onCodes: (codes: string[]) => void;
  onClose: () => void;
}

function Renew({ security, onCodes, onClose }: RenewProps) {
  const t = useText();
  return (
    <OwnerForm
      security={security}
      submitLabel={t('account.factor.renew')}
      onCancel={onClose}
      act={async (body) => {
        const { data } = await client.PUT('/api/me/second-factor/recovery-codes', { body });
        onCodes(data?.codes ?? []);
      }}
    >
      <p className={classes.text}>{t('account.factor.renew.text')}</p>
    </OwnerForm>
  );
}

/** What only the owner's phone can answer. */
function Remove({ security, onClose }: { security: Security; onClose: () => void }) {
  const t = useText();
  const others = security.passkeys > 0;
  const form = useRecordForm({
    initial: { code: '' },
    save: async (body) => {
      await client.POST('/api/me/second-factor/removals', { body });
      tell(t(others ? 'passkeys.factor.removed' : 'account.factor.removed'));
      onClose();
    },
  });
  return (
    <RecordFormView
      form={form}
      submitLabel={t(titleOf('remove', security))}
      onCancel={onClose}
      guarded={false}
    >
      <p className={classes.text}>
        {t(others ? 'passkeys.factor.remove.text' : 'account.factor.remove.text')}
      </p>
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
