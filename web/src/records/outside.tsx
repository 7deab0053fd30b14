import type { ReactNode } from 'react';
import { useOffice } from '../api';
import { useLocale, useSetLanguage, useText, WordMark } from '../ui';
import classes from './outside.module.css';

/** The frame of pages for people who are not signed in. */
export function Outside({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const t = useText();
  const office = useOffice();
  const locale = useLocale();
  const setLanguage = useSetLanguage();
  const other = locale === 'id' ? 'en' : 'id';
  return (
    <div className={classes.outside}>
      <title>{`${title} · Sinergi`}</title>
      <header className={classes.top}>
        <WordMark size="1.75rem" />
        <button type="button" lang={other} className={classes.language} onClick={() => setLanguage(other)}>
          {other === 'en' ? 'English' : 'Bahasa Indonesia'}
        </button>
      </header>
      <main className={classes.main}>
        <p className={classes.office}>{office.name}</p>
        <h1 className={classes.title}>{title}</h1>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
      <footer className={classes.footer}>
        <p>{t('access.tagline')}</p>
        {office.sample && <p>{t('shell.sample')}</p>}
      </footer>
    </div>
  );
}
