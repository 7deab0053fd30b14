import { Button, FileInput, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { client, ProblemError, useMe } from '../../api';
import { Notice, tellProblem, useText, useWord } from '../../ui';
import classes from './imports.module.css';
import { kinds, type Kind } from './kinds';

const route = getRouteApi('/inside/organisations/import');

/** What kind of things, and the file they stand in. */
export function Upload() {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const navigate = route.useNavigate();
  const mine = kinds.filter(({ right }) => me.can.includes(right)).map(({ kind }) => kind);
  const [kind, setKind] = useState<Kind | undefined>(mine[0]);
  const [file, setFile] = useState<File | null>(null);
  const { send, busy, fault } = useUpload((id) => void navigate({ search: { id } }));
  if (kind === undefined) return <Notice>{t('imports.not-yours')}</Notice>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null) void send(kind, file);
  };
  return (
    <form className={classes.upload} onSubmit={submit}>
      {mine.length > 1 && (
        <SegmentedControl
          orientation={isPhone ? 'vertical' : 'horizontal'}
          fullWidth
          aria-label={t('imports.kind')}
          data={mine.map((value) => ({ value, label: word('imports.kind', value) }))}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
        />
      )}
      <p className={classes.soft}>{t(`imports.columns.${kind}`)}</p>
      <FileInput
        label={t('imports.file')}
        description={t('imports.file.hint')}
        placeholder={t('imports.file.choose')}
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        leftSection={<IconFileSpreadsheet size="1.1em" aria-hidden />}
        clearable
        clearButtonProps={{ 'aria-label': t('imports.file.clear') }}
        required
        value={file}
        onChange={setFile}
        error={fault}
      />
      <div>
        <Button type="submit" loading={busy} disabled={file === null}>
          {t('imports.check')}
        </Button>
      </div>
    </form>
  );
}

/** Sends the file as it is; what is wrong with it stands at its field. */
function useUpload(onDone: (id: string) => void) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (kind: Kind, file: File) => {
    setBusy(true);
    setFault(null);
    try {
      const { data } = await client.POST('/api/imports', {
        params: { query: { kind, name: file.name.slice(-200) } },
        headers: { 'Content-Type': 'application/octet-stream' },
        body: file as never,
        bodySerializer: (body) => body as never,
      });
      onDone(data!.id);
    } catch (error) {
      const field =
        error instanceof ProblemError ? error.errors.find(({ pointer }) => pointer === '/file') : undefined;
      if (field) setFault(field.message);
      else tellProblem(error, t('common.problem.unknown'));
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, fault };
}
