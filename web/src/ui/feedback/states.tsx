import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text';
import classes from './states.module.css';
import { useDelayed } from './use-delayed';

interface EmptyProps {
  /** What will be here. */
  title: string;
  children?: ReactNode;
  /** The first step. */
  action?: ReactNode;
}

/** Nothing here yet, or nothing that matches: says which, and offers the first step. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{title}</p>
      {children !== undefined && <p className={classes.emptyText}>{children}</p>}
      {action !== undefined && <div className={classes.emptyAction}>{action}</div>}
    </div>
  );
}

interface ProblemShape {
  status?: number;
  title?: string;
  detail?: string | null;
  instance?: string | null;
}

interface ProblemProps {
  /** Whatever was thrown; a problem document is shown with its sentence and its id. */
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** What happened, what to do, and the id that is in the log. */
export function Problem({ error, onRetry }: ProblemProps) {
  const t = useText();
  const { status, title, detail, instance } = (error ?? {}) as ProblemShape;
  const unreachable = error instanceof Error && error.name === 'Unreachable';
  const fallback = unreachable ? t('common.problem.unreachable') : t('common.problem.unknown');
  return (
    <div className={classes.problem} role="alert">
      <p className={classes.problemTitle}>{(status !== undefined && (detail || title)) || fallback}</p>
      <p className={classes.problemText}>{unreachable ? t('common.problem.kept') : t('common.problem.what-to-do')}</p>
      {instance && (
        <p className={classes.problemId}>
          {t('common.problem.id')} <code>{instance}</code>
        </p>
      )}
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}

/** Lines where text will be; shown only when the wait is long enough to be noticed. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const t = useText();
  if (!useDelayed(true)) return null;
  return (
    <div className={classes.skeleton} role="status" aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={classes.bone} />
      ))}
    </div>
  );
}

interface LoadedProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  children: (data: Data) => ReactNode;
}

/** Shows what a query brought; old data stays while new comes; a failure is told in its place. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton />;
}

interface NoticeProps {
  tone?: 'wait' | 'warn' | 'bad' | 'good';
  children: ReactNode;
}

/** A sentence that must not be missed, set apart by a line and a tint. */
export function Notice({ tone = 'wait', children }: NoticeProps) {
  return (
    <div className={classes.notice} data-notice={tone}>
      {children}
    </div>
  );
}
