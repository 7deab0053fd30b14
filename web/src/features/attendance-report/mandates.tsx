import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, useOffice, type Mandate, type Meeting } from '../../api';
import { Confirm, DateTimeText, Section, StatusLight, tell, useText, useWord } from '../../ui';
import classes from './attendance-report.module.css';

/** Decisions that a competent party has to confirm; the section is there only when there are some. */
export function Mandates({ meeting, mandates }: { meeting: Meeting; mandates: Mandate[] }) {
  const t = useText();
  if (mandates.length === 0) return null;
  return (
    <Section title={t('attendance.mandates')} note={mandates.length}>
      <p className={classes.soft}>{t('attendance.mandates.text')}</p>
      <ul className={classes.rows}>
        {mandates.map((mandate) => (
          <Row key={`${mandate.decisionId} ${mandate.organisation.id}`} meeting={meeting} mandate={mandate} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ meeting, mandate }: { meeting: Meeting; mandate: Mandate }) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  const [confirming, setConfirming] = useState(false);
  const { number, text, organisation, reason, confirmation, can } = mandate;
  const confirm = useConfirm(meeting, mandate);
  return (
    <li className={classes.row}>
      <div>
        <span className={classes.strong}>{t('attendance.decision', { number })}</span> {text}
        <span className={classes.second}>{`${organisation.name}: ${word('attendance.reason', reason)}`}</span>
      </div>
      {confirmation === null ? (
        <div className={classes.state}>
          <StatusLight tone="warn" word={t('attendance.unconfirmed')} />
          {can.includes('confirm') && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('attendance.confirm.of', { number, name: organisation.name })}
              onClick={() => setConfirming(true)}
            >
              {t('attendance.confirm')}
            </Button>
          )}
        </div>
      ) : (
        <div>
          <StatusLight tone="done" word={t('attendance.confirmed')} />
          <span className={classes.second}>
            {confirmation.by} · <DateTimeText at={confirmation.at} zone={timeZone} length="short" />
          </span>
          {confirmation.note !== null && <span className={classes.second}>{confirmation.note}</span>}
        </div>
      )}
      {confirming && (
        <Confirm
          title={t('attendance.confirm.title', { name: organisation.name })}
          noteLabel={t('attendance.confirm.note')}
          confirmLabel={t('attendance.confirm')}
          onClose={() => setConfirming(false)}
          onConfirm={confirm}
        >
          {t('attendance.confirm.text')}
        </Confirm>
      )}
    </li>
  );
}

function useConfirm({ id }: Meeting, { decisionId, organisation }: Mandate) {
  const t = useText();
  const queries = useQueryClient();
  return async (note: string) => {
    await client.POST('/api/meetings/{id}/mandates', {
      params: { path: { id } },
      body: { decisionId, organisationId: organisation.id, note: note === '' ? null : note },
    });
    await refresh(queries, '/api/meetings');
    tell(t('attendance.confirm.done'));
  };
}
