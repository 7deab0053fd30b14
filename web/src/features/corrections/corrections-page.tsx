import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useList, useOffice, type Item } from '../../api';
import {
  DataTable,
  DateTimeText,
  Empty,
  FilterBar,
  Page,
  StatusLight,
  useText,
  useWord,
  type Column,
} from '../../ui';
import classes from './corrections.module.css';

const AnswerCorrection = lazy(async () => ({
  default: (await import('./answer-correction')).AnswerCorrection,
}));

export type Correction = Item<'/api/corrections'>;

const route = getRouteApi('/inside/administration/corrections');

/** Who says that something about them is wrong, and until when must they have an answer? */
export function CorrectionsPage() {
  const t = useText();
  const question = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList('/api/corrections', question);
  const [answering, setAnswering] = useState<Correction | null>(null);
  const isAnswered = question.state === 'answered';
  return (
    <Page
      title={t('corrections.title')}
      eyebrow={
        <Link to="/administration" activeOptions={{ exact: true }}>
          {t('shell.administration')}
        </Link>
      }
      lead={t('corrections.lead')}
    >
      <FilterBar
        search={null}
        value={question}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }) as typeof before, replace: true })
        }
        filters={[
          {
            key: 'state',
            label: t('corrections.state'),
            options: (['open', 'answered'] as const).map((value) => ({
              value,
              label: t(`corrections.state.${value}`),
            })),
          },
        ]}
      />
      <DataTable
        label={t('corrections.title')}
        list={list}
        rowKey={({ id }) => id}
        columns={useColumns(setAnswering)}
        empty={
          <Empty title={t(isAnswered ? 'corrections.none-answered' : 'corrections.none')}>
            {isAnswered ? undefined : t('corrections.none.text')}
          </Empty>
        }
      />
      <Suspense>
        {answering !== null && <AnswerCorrection correction={answering} onClose={() => setAnswering(null)} />}
      </Suspense>
    </Page>
  );
}

function useColumns(onAnswer: (correction: Correction) => void): Column<Correction>[] {
  const t = useText();
  const word = useWord();
  return [
    {
      id: 'asker',
      header: t('corrections.asker'),
      width: '14rem',
      phone: 'title',
      cell: ({ asker }) => (
        <>
          {asker.name}
          <span className={classes.second}>{asker.email}</span>
        </>
      ),
    },
    {
      id: 'what',
      header: t('corrections.what'),
      cell: ({ field, wrong, wanted }) => (
        <>
          <span className={classes.strong}>{word('my-data.correction.field', field)}</span>
          <span className={classes.words}>{t('my-data.correction.wrong', { text: wrong })}</span>
          <span className={classes.words}>{t('my-data.correction.wanted', { text: wanted })}</span>
        </>
      ),
    },
    {
      id: 'due',
      header: t('corrections.due'),
      width: '19rem',
      cell: (correction) => <Standing correction={correction} />,
    },
    {
      id: 'answer',
      header: '',
      width: '6rem',
      align: 'end',
      phone: 'aside',
      cell: (correction) =>
        correction.can.includes('answer') && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('corrections.answer.of', { name: correction.asker.name })}
            onClick={() => onAnswer(correction)}
          >
            {t('corrections.answer')}
          </Button>
        ),
    },
  ];
}

/** Until when an open one must be answered; of the others, what was answered by whom. */
function Standing({ correction }: { correction: Correction }) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  const { status, late, dueAt, answeredAt, answeredBy, reason } = correction;
  if (answeredAt === null) {
    return (
      <StatusLight
        tone={late ? 'bad' : 'wait'}
        word={t(late ? 'corrections.late' : 'corrections.until')}
        detail={<DateTimeText at={dueAt} zone={timeZone} length="short" />}
      />
    );
  }
  return (
    <>
      <StatusLight
        tone={status === 'done' ? 'done' : 'muted'}
        word={word('my-data.correction.status', status)}
      />
      <span className={classes.second}>
        {answeredBy} · <DateTimeText at={answeredAt} zone={timeZone} length="short" />
      </span>
      {reason !== null && <span className={classes.words}>{reason}</span>}
    </>
  );
}
