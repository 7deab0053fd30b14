import { Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ifMatch, refresh } from '../../api';
import { tell, useText } from '../../ui';
import { RecordFormView, useRecordForm, useReturnFocus } from '../../ui/forms';
import classes from './access.module.css';
import { AddPasskey } from './add-passkey';
import { OwnerForm } from './owner-form';
import type { Passkey } from './passkeys';
import { RecoveryCodes } from './recovery-codes';
import type { Security } from './security-page';

export type PasskeyMove =
  | { do: 'add'; passkey?: undefined }
  | { do: 'rename'; passkey: Passkey }
  | { do: 'remove'; passkey: Passkey };

interface PasskeyDialogProps {
  move: PasskeyMove;
  security: Security;
  onClose: () => void;
}

/** One change of the passkeys, to its end: recovery codes are shown before it closes. */
export function PasskeyDialog({ move, security, onClose }: PasskeyDialogProps) {
  const t = useText();
  useReturnFocus();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<string[]>([]);
  const shown = codes.length > 0;
  const refreshed = () =>
    refresh(queries, '/api/me/passkeys', '/api/me/security', '/api/me/sign-ins', '/api/sessions');
  const done = async (sentence: string) => {
    await refreshed();
    tell(sentence);
    onClose();
  };
  const added = async (name: string, recoveryCodes: string[]) => {
    if (recoveryCodes.length === 0) return done(t('passkeys.added', { name }));
    setCodes(recoveryCodes);
    return refreshed();
  };
  const titles = {
    add: t('passkeys.add'),
    rename: t('passkeys.rename.of', { name: move.passkey?.name }),
    remove: t('passkeys.remove.of', { name: move.passkey?.name }),
  };
  return (
    <Modal
      opened
      onClose={onClose}
      // The codes are shown this once: neither a click beside the dialog nor Escape must lose them.
      closeOnClickOutside={!shown}
      closeOnEscape={!shown}
      withCloseButton={!shown}
      title={shown ? t('account.codes.title') : titles[move.do]}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {shown && <RecoveryCodes codes={codes} onDone={onClose} />}
      {!shown && move.do === 'add' && (
        <AddPasskey security={security} onAdded={(name, made) => void added(name, made)} onCancel={onClose} />
      )}
      {move.do === 'rename' && <Rename passkey={move.passkey} onDone={onClose} />}
      {move.do === 'remove' && (
        <Remove passkey={move.passkey} security={security} onDone={done} onClose={onClose} />
      )}
    </Modal>
  );
}

function Rename({ passkey: { id, name, version }, onDone }: { passkey: Passkey; onDone: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const form = useRecordForm({
    initial: { name },
    save: async (body) => {
      await client.PATCH('/api/me/passkeys/{id}', { ...ifMatch(version), params: { path: { id } }, body });
      await refresh(queries, '/api/me/passkeys', '/api/me/sign-ins');
      onDone();
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t('passkeys.rename.submit')} onCancel={onDone} guarded={false}>
      <TextInput
        label={t('passkeys.name')}
        maxLength={60}
        autoComplete="off"
        data-autofocus
        {...form.field('name')}
      />
    </RecordFormView>
  );
}

interface RemoveProps {
  passkey: Passkey;
  security: Security;
  onDone: (sentence: string) => Promise<void>;
  onClose: () => void;
}

function Remove({ passkey: { id, name }, security, onDone, onClose }: RemoveProps) {
  const t = useText();
  const isLast = security.passkeys === 1 && security.secondFactor === null;
  return (
    <OwnerForm
      security={security}
      submitLabel={t('passkeys.remove.submit')}
      onCancel={onClose}
      act={async (body) => {
        await client.PUT('/api/me/passkeys/{id}/removal', { params: { path: { id } }, body });
        await onDone(t('passkeys.removed', { name }));
      }}
    >
      <p className={classes.text}>
        {t('passkeys.remove.text', { name })} {isLast && t('passkeys.remove.last')}
      </p>
    </OwnerForm>
  );
}
