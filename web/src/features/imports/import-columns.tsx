import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, ifMatch, refresh } from '../../api';
import { Section, tellProblem, useText, useWord } from '../../ui';
import classes from './imports.module.css';
import { type Import } from './kinds';

/** Which column holds what: guessed from its heading, for people to correct; every row is looked at again. */
export function ImportColumns({ found }: { found: Import }) {
  const t = useText();
  const word = useWord();
  const { choose, busy } = useMapping(found);
  const columns = found.headings.map((heading, at) => ({
    value: String(at),
    label: heading || t('imports.column.nameless', { number: at + 1 }),
  }));
  return (
    <Section title={t('imports.mapping')}>
      <div className={classes.mapping} aria-busy={busy}>
        {found.fields.map(({ key, required }) => (
          <Select
            key={key}
            label={word('imports.field', key)}
            required={required}
            clearable={!required}
            placeholder={t('imports.column.none')}
            data={columns}
            disabled={busy}
            error={required && found.mapping[key] === undefined && t('imports.column.required')}
            value={found.mapping[key] === undefined ? null : String(found.mapping[key])}
            onChange={(column) => void choose(key, column)}
          />
        ))}
      </div>
    </Section>
  );
}

function useMapping({ id, version, mapping }: Import) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const choose = async (field: string, column: string | null) => {
    setBusy(true);
    const { [field]: _, ...others } = mapping;
    const asked = { params: { path: { id } } };
    try {
      const body = { mapping: column === null ? others : { ...others, [field]: Number(column) } };
      const { data } = await client.PATCH('/api/imports/{id}', { ...ifMatch(version), ...asked, body });
      queries.setQueryData(api.queryOptions('get', '/api/imports/{id}', asked).queryKey, data!);
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    } finally {
      await refresh(queries, '/api/imports');
      setBusy(false);
    }
  };
  return { choose, busy };
}
