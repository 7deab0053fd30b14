import { Button, Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refresh } from '../../api';
import { ButtonLink, Section, tell, tellProblem, useText } from '../../ui';
import { ImportColumns } from './import-columns';
import { ImportRows } from './import-rows';
import classes from './imports.module.css';
import { type Import } from './kinds';
import { useReport } from './use-report';

/** What becomes of each row before anything is written, and what became of it afterwards. */
export function Preview({ found }: { found: Import }) {
  const t = useText();
  const isDone = found.status === 'done';
  const { create, update } = found.counts;
  return (
    <>
      <p className={classes.file}>
        <strong>{found.fileName}</strong>{' '}
        <span className={classes.soft}>
          {isDone ? t('imports.done', { create, update }) : t('imports.not-yet')}
        </span>
      </p>
      {!isDone && <ImportColumns found={found} />}
      <Section title={t('imports.rows')}>
        <ImportRows found={found} />
      </Section>
      {isDone ? <Done found={found} /> : <Run found={found} />}
    </>
  );
}

function Run({ found }: { found: Import }) {
  const t = useText();
  const queries = useQueryClient();
  const [duplicates, setDuplicates] = useState<'skip' | 'create'>('skip');
  const [busy, setBusy] = useState(false);
  const { counts, id } = found;
  const create = counts.create + (duplicates === 'create' ? counts.duplicate : 0);
  const hasWork = create + counts.update > 0;
  const run = async () => {
    setBusy(true);
    try {
      const asked = { params: { path: { id } } };
      const { data } = await client.POST('/api/imports/{id}/runs', { ...asked, body: { duplicates } });
      queries.setQueryData(api.queryOptions('get', '/api/imports/{id}', asked).queryKey, data!);
      void refresh(
        queries,
        '/api/imports',
        '/api/villages',
        '/api/organisations',
        '/api/people',
        '/api/positions',
      );
      tell(t('imports.done', { create: data!.counts.create, update: data!.counts.update }));
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.run}>
      {counts.duplicate > 0 && (
        <Radio.Group
          label={t('imports.duplicates', { count: counts.duplicate })}
          value={duplicates}
          onChange={(value) => setDuplicates(value as typeof duplicates)}
        >
          <Radio value="skip" label={t('imports.duplicates.skip')} />
          <Radio value="create" label={t('imports.duplicates.create')} />
        </Radio.Group>
      )}
      <div className={classes.buttons}>
        <ButtonLink variant="default" to="/organisations/import">
          {t('imports.another')}
        </ButtonLink>
        {hasWork && (
          <Button onClick={() => void run()} loading={busy}>
            {t('imports.run', { create, update: counts.update })}
          </Button>
        )}
      </div>
      {!hasWork && <p className={classes.soft}>{t('imports.run.nothing')}</p>}
      {counts.refused > 0 && (
        <p className={classes.soft}>{t('imports.refused-stay', { count: counts.refused })}</p>
      )}
    </div>
  );
}

function Done({ found }: { found: Import }) {
  const t = useText();
  const { download, busy } = useReport(found);
  return (
    <div className={classes.buttons}>
      <Button variant="default" onClick={() => void download()} loading={busy}>
        {t('imports.report')}
      </Button>
      <ButtonLink to="/organisations/import">{t('imports.another')}</ButtonLink>
    </div>
  );
}
