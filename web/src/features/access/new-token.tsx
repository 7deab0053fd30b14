import { Button, Checkbox, CopyButton, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, useOffice, type Answer, type Body } from '../../api';
import { addDays, Notice, useText } from '../../ui';
import { RecordFormView, TypedDateInput, useRecordForm, useReturnFocus } from '../../ui/forms';
import classes from './access.module.css';

type Request = Body<'/api/tokens', 'post'>;
type Made = Answer<'/api/tokens', 'post'>;

/** Browsers keep the clipboard from pages on plain http; the text can still be selected there. */
const canCopy = 'clipboard' in navigator;

const accesses = ['read', 'write'] as const;
const sections = ['meetings', 'commitments', 'organisations', 'reports'] as const;

/** Makes a token and shows it once; a click beside the window does not lose it. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const t = useText();
  useReturnFocus();
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={made === null ? t('tokens.new') : t('tokens.made', { name: made.name })}
      size="lg"
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
      withCloseButton={made === null}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {made === null ? (
        <TokenForm onMade={setMade} onClose={onClose} />
      ) : (
        <Secret secret={made.secret} onClose={onClose} />
      )}
    </Modal>
  );
}

function TokenForm({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const { today } = useOffice();
  const form = useRecordForm<Required<Request>>({
    initial: { name: '', access: 'read', sections: [...sections], expiresOn: addDays(today, 90) },
    save: async (values) => {
      const { data } = await client.POST('/api/tokens', { body: values });
      await refresh(queries, '/api/tokens');
      onMade(data!);
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t('tokens.new')} onCancel={onClose} guarded={false}>
      <TextInput
        label={t('tokens.name')}
        description={t('tokens.name.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        data-autofocus
        {...form.field('name')}
      />
      <Radio.Group label={t('tokens.access')} {...form.field('access')}>
        <Group my="xs">
          {accesses.map((access) => (
            <Radio key={access} value={access} label={t(`tokens.access.${access}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Checkbox.Group
        label={t('tokens.sections')}
        description={t('tokens.sections.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.field('sections')}
      >
        <Group my="xs">
          {sections.map((section) => (
            <Checkbox key={section} value={section} label={t(`tokens.section.${section}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TypedDateInput
        label={t('tokens.expires')}
        description={t('tokens.expires.hint')}
        required
        today={today}
        lean="future"
        {...form.field('expiresOn')}
      />
    </RecordFormView>
  );
}

function Secret({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const t = useText();
  return (
    <Stack>
      <Notice tone="warn">{t(secret === null ? 'tokens.made.lost' : 'tokens.made.text')}</Notice>
      {secret !== null && (
        <output className={classes.secret} aria-label={t('tokens.secret')}>
          {secret}
        </output>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t(secret === null ? 'common.close' : 'tokens.done')}
        </Button>
        {secret !== null && canCopy && (
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button data-autofocus onClick={copy}>
                {t(copied ? 'tokens.copied' : 'tokens.copy')}
              </Button>
            )}
          </CopyButton>
        )}
      </Group>
    </Stack>
  );
}
