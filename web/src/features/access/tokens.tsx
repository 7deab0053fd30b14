import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, useList, type Token } from '../../api';
import {
  DataTable,
  DateText,
  DateTimeText,
  Empty,
  StatusLight,
  tell,
  useText,
  type Column,
  type Text,
} from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import classes from './access.module.css';

const allSections = 4;

/** Tokens that were not revoked, with the way to revoke them. */
export function Tokens({ of }: { of: 'me' | 'everyone' }) {
  const t = useText();
  const list = useList('/api/tokens', { of });
  const [ending, setEnding] = useState<Token | null>(null);
  const columns = useColumns(of, setEnding);
  const none =
    of === 'me' ? (
      <Empty title={t('tokens.empty')}>{t('tokens.empty.text')}</Empty>
    ) : (
      <Empty title={t('tokens.everyone.empty')} />
    );
  return (
    <>
      <DataTable
        label={t(of === 'me' ? 'tokens.title' : 'tokens.everyone')}
        list={list}
        rowKey={({ id }) => id}
        columns={columns}
        empty={none}
      />
      {ending !== null && <Revoke token={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function useColumns(of: 'me' | 'everyone', onRevoke: (token: Token) => void): Column<Token>[] {
  const t = useText();
  const owner: Column<Token> = {
    id: 'owner',
    header: t('tokens.owner'),
    phone: 'eyebrow',
    cell: ({ owner: name }) => name,
  };
  return [
    {
      id: 'name',
      header: t('tokens.name'),
      phone: 'title',
      cell: ({ name, hint }) => (
        <>
          {name} <code className={classes.code}>{hint}…</code>
        </>
      ),
    },
    ...(of === 'everyone' ? [owner] : []),
    { id: 'scope', header: t('tokens.scope'), cell: (token) => scopeText(token, t) },
    { id: 'expires', header: t('tokens.expires'), width: '10rem', cell: (token) => <Expiry token={token} /> },
    { id: 'used', header: t('tokens.used'), width: '13rem', cell: (token) => <LastUse token={token} /> },
    {
      id: 'revoke',
      header: '',
      width: '6rem',
      align: 'end',
      phone: 'aside',
      cell: (token) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('tokens.revoke.what', { name: token.name })}
          onClick={() => onRevoke(token)}
        >
          {t('tokens.revoke')}
        </Button>
      ),
    },
  ];
}

function scopeText({ access, sections }: Token, t: Text): string {
  const where =
    sections.length === allSections
      ? t('tokens.section.all')
      : sections.map((section) => t(`tokens.section.${section}`)).join(', ');
  return `${t(`tokens.access.${access}`)}: ${where}`;
}

function Expiry({ token: { expired, expiresOn } }: { token: Token }) {
  const t = useText();
  return expired ? (
    <StatusLight tone="muted" word={t('tokens.expired')} />
  ) : (
    <>
      <span className={classes.onPhone}>{t('tokens.expires')} </span>
      <DateText day={expiresOn} length="short" />
    </>
  );
}

function LastUse({ token: { lastUsedAt, lastAddress } }: { token: Token }) {
  const t = useText();
  const label = <span className={classes.onPhone}>{t('tokens.used')} </span>;
  if (lastUsedAt === null) {
    return (
      <>
        {label}
        {t('tokens.used.never')}
      </>
    );
  }
  return (
    <>
      {label}
      <DateTimeText at={lastUsedAt} length="short" />
      {lastAddress !== null && (
        <span className={classes.second}>{t('tokens.used.from', { address: lastAddress })}</span>
      )}
    </>
  );
}

function Revoke({ token: { id, name }, onClose }: { token: Token; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const revoke = async () => {
    await client.DELETE('/api/tokens/{id}', { params: { path: { id } } });
    await refresh(queries, '/api/tokens');
    tell(t('tokens.revoked', { name }));
  };
  return (
    <ConfirmMove
      opened
      danger
      onClose={onClose}
      title={t('tokens.revoke.what', { name })}
      confirmLabel={t('tokens.revoke')}
      onConfirm={revoke}
    >
      {t('tokens.revoke.text')}
    </ConfirmMove>
  );
}
