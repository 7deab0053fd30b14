import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** What the browser's tab says, where the heading is too long. */
  tabTitle?: string;
  /** A line above the title: a reference, a kind. */
  eyebrow?: ReactNode;
  /** A line below the title: who, when, where. */
  lead?: ReactNode;
  /** The page's moves, the main one last. On phones they stand at the thumb. */
  actions?: ReactNode;
  /** Lists take the whole width, records read better in a column. */
  width?: 'wide' | 'prose' | 'form';
  children: ReactNode;
}

/** One page: its heading, its moves, its content. It names the tab and takes the focus when it opens. */
export function Page({ title, tabTitle, eyebrow, lead, actions, width = 'wide', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tabTitle ?? title} · Sinergi`;
  }, [tabTitle, title]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={classes.page} data-width={width} data-print="plain">
      <header className={classes.header}>
        <div className={classes.words}>
          {eyebrow !== undefined && <p className={classes.eyebrow}>{eyebrow}</p>}
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h1>
          {lead !== undefined && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions !== undefined && actions !== false && (
          <div className={classes.actions} data-print="no">
            {actions}
          </div>
        )}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  title: string;
  /** A count or a short word beside the heading. */
  note?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, note, actions, id, children }: SectionProps) {
  return (
    <section className={classes.section} id={id} aria-label={title}>
      <div className={classes.sectionHeader}>
        <h2 className={classes.sectionTitle}>
          {title}
          {note !== undefined && <span className={classes.note}>{note}</span>}
        </h2>
        {actions !== undefined && <div data-print="no">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

interface FactsProps {
  facts: { label: string; value: ReactNode }[];
}

/** Labels with their values; what is not known (null, undefined, '') is left out. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ label, value }) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Main content with a quieter column beside it; below it on a phone. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div>{children}</div>
      <aside className={classes.aside}>{aside}</aside>
    </div>
  );
}
