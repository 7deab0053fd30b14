import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './marks.module.css';

/** What a light says; what it stands for is the business of the page. */
export type Tone = 'good' | 'warn' | 'bad' | 'wait' | 'done' | 'paused' | 'muted';

const shapes: Record<Tone, ReactNode> = {
  good: <circle cx="8" cy="8" r="5" />,
  warn: <path d="M8 2.2 14.4 13.6H1.6Z" strokeLinejoin="round" />,
  bad: <rect x="3" y="3" width="10" height="10" rx="1.5" transform="rotate(45 8 8)" />,
  wait: <circle cx="8" cy="8" r="4.5" fill="none" strokeWidth="2.2" />,
  done: (
    <path
      d="m2.8 8.6 3.4 3.4 7-7.4"
      fill="none"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  paused: <path d="M5.5 3.5v9M10.5 3.5v9" fill="none" strokeWidth="2.4" strokeLinecap="round" />,
  muted: <path d="M3.5 8h9" fill="none" strokeWidth="2.4" strokeLinecap="round" />,
};

interface StatusLightProps {
  tone: Tone;
  word: string;
  /** Why: "12 hari kerja", "menunggu konfirmasi PT …". */
  detail?: ReactNode;
}

/** A status as shape, word and colour, so that it survives a grey printer and colour-blind eyes. */
export function StatusLight({ tone, word, detail }: StatusLightProps) {
  return (
    <span className={classes.light} data-tone={tone}>
      <svg className={classes.shape} viewBox="0 0 16 16" aria-hidden="true">
        {shapes[tone]}
      </svg>
      <span>
        <span className={classes.word}>{word}</span>
        {detail !== undefined && detail !== null && <span className={classes.detail}> {detail}</span>}
      </span>
    </span>
  );
}

interface FigureProps {
  value: ReactNode;
  label: string;
  /** Where the number comes from and when: every figure says so. */
  source?: ReactNode;
  /** Opens the rows that are counted. */
  link?: LinkProps | undefined;
  tone?: Tone | undefined;
}

/** A large number that opens the rows it counts. */
export function Figure({ value, label, source, link, tone }: FigureProps) {
  const content = (
    <>
      <span className={classes.value}>{value}</span>
      <span className={classes.label}>{label}</span>
    </>
  );
  return (
    <div className={classes.figure} data-tone={tone}>
      {link ? (
        <Link {...link} className={classes.figureLink}>
          {content}
        </Link>
      ) : (
        <div className={classes.figureLink}>{content}</div>
      )}
      {source !== undefined && <span className={classes.source}>{source}</span>}
    </div>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className={classes.figures}>{children}</div>;
}

interface ProgressBarProps {
  /** 0 to 100; more is drawn full. Null: not measured yet. */
  percent: number | null;
  label: string;
  tone?: Tone;
  /** As wide and tall as the main figure of a page. */
  large?: boolean;
  /** The words above the bar, for narrow columns. */
  stacked?: boolean;
  /** The words beside the bar; the percentage when left out. */
  children?: ReactNode;
}

/** How far something is, from zero, with the figure beside it. */
export function ProgressBar(props: ProgressBarProps) {
  const { percent, label, tone = 'good', large = false, stacked = false, children } = props;
  const width = Math.min(100, Math.max(0, percent ?? 0));
  return (
    <span
      className={classes.progress}
      data-tone={tone}
      data-large={large || undefined}
      data-stacked={stacked || undefined}
    >
      <span
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(width)}
      >
        <span className={classes.bar} style={{ inlineSize: `${width}%` }} />
      </span>
      <span className={classes.percent}>
        {children ?? (percent === null ? '–' : `${Math.round(percent)} %`)}
      </span>
    </span>
  );
}

/** A quiet word in a pill: a kind, a topic. Not for statuses: those are lights. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={classes.tag}>{children}</span>;
}
