import { Checkbox, TextInput } from '@mantine/core';
import { client, ifMatch, useMe, type Position } from '../../../api';
import { tell, useText } from '../../../ui';
import { Correction } from '../correction';

const valuesOf = ({ title, isHead }: Position) => ({ title, isHead });

export function EditPosition({ position, onClose }: { position: Position; onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const { id, version } = position;
  const labels = { title: t('directory.position.title'), isHead: t('directory.position.is-head') };
  return (
    <Correction
      title={t('directory.position.edit')}
      draft={`${me.id}.position-${id}-${version}`}
      version={version}
      values={valuesOf(position)}
      read={(current: Position) => ({ version: current.version, values: valuesOf(current) })}
      labels={labels}
      show={(_, value) =>
        typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : String(value)
      }
      save={async (read, values) => {
        await client.PATCH('/api/positions/{id}', {
          ...ifMatch(read),
          params: { path: { id } },
          body: values,
        });
        tell(t('directory.position.edited', { title: values.title }));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={labels.title}
            description={t('directory.position.title.hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            data-autofocus
            {...form.field('title')}
          />
          <Checkbox label={labels.isHead} {...form.check('isHead')} />
        </>
      )}
    </Correction>
  );
}
