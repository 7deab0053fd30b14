import { Button, Menu, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client, ifMatch, refresh, type Item } from '../../api';
import { Empty, Loaded, Page, tell, useText, useWord } from '../../ui';
import { ConfirmMove, Dialog, RecordFormView, useRecordForm } from '../../ui/forms';
import { BeginFromTemplate } from './begin-from-template';
import classes from './planning.module.css';

export type Template = Item<'/api/meeting-templates'>;
type Deed = 'begin' | 'rename' | 'remove';

const path = '/api/meeting-templates';

/** Which meetings do we hold again and again, and how does one begin? */
export function TemplatesPage() {
  const t = useText();
  const query = api.useQuery('get', path);
  const [open, setOpen] = useState<{ deed: Deed; template: Template } | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title={t('templates.title')}
      eyebrow={<Link to="/meetings">{t('meetings.title')}</Link>}
      lead={t('templates.lead')}
      width="prose"
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('templates.empty')}>{t('templates.empty.text')}</Empty>
          ) : (
            <ul className={classes.rows} aria-label={t('templates.title')}>
              {items.map((template) => (
                <Row key={template.id} template={template} onOpen={(deed) => setOpen({ deed, template })} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open?.deed === 'begin' && <BeginFromTemplate template={open.template} onClose={close} />}
      {open?.deed === 'rename' && <Rename template={open.template} onClose={close} />}
      {open?.deed === 'remove' && <Remove template={open.template} onClose={close} />}
    </Page>
  );
}

function Row({ template, onOpen }: { template: Template; onOpen: (deed: Deed) => void }) {
  const t = useText();
  const word = useWord();
  const { name, kind, venue, agenda } = template;
  const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
  const facts = [
    word('meetings.kind', kind),
    t('meetings.words.agenda', { count: agenda.length }),
    minutes > 0 && t('meetings.minutes', { minutes }),
    venue,
  ];
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <h2 className={classes.rowTitle}>{name}</h2>
        <p className={classes.second}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Button
        variant="default"
        onClick={() => onOpen('begin')}
        aria-label={t('templates.begin.named', { name })}
      >
        {t('templates.begin')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" aria-label={t('templates.more', { name })}>
            <IconDots size="1rem" stroke={1.75} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen('rename')}>{t('templates.rename')}</Menu.Item>
          <Menu.Item color="red" onClick={() => onOpen('remove')}>
            {t('common.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

interface DeedProps {
  template: Template;
  onClose: () => void;
}

function Rename({ template: { id, name, version }, onClose }: DeedProps) {
  const t = useText();
  const queries = useQueryClient();
  const form = useRecordForm({
    initial: { name },
    save: async (body) => {
      await client.PATCH('/api/meeting-templates/{id}', {
        ...ifMatch(version),
        params: { path: { id } },
        body,
      });
      await refresh(queries, path);
      tell(t('templates.renamed'));
      onClose();
    },
  });
  return (
    <Dialog title={t('templates.rename')} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
        <TextInput
          label={t('templates.name')}
          required
          data-autofocus
          maxLength={100}
          {...form.field('name')}
        />
      </RecordFormView>
    </Dialog>
  );
}

function Remove({ template: { id, name, version }, onClose }: DeedProps) {
  const t = useText();
  const queries = useQueryClient();
  const remove = async () => {
    await client.DELETE('/api/meeting-templates/{id}', { ...ifMatch(version), params: { path: { id } } });
    await refresh(queries, path);
    tell(t('templates.removed', { name }));
  };
  return (
    <ConfirmMove
      opened
      onClose={onClose}
      title={t('templates.remove', { name })}
      confirmLabel={t('common.delete')}
      danger
      onConfirm={remove}
    >
      <p>{t('templates.remove.text')}</p>
    </ConfirmMove>
  );
}
