import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText, type Text } from '../text';
import { NotFoundPage } from '../page/not-found-page';
import frame from '../page/page.module.css';
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

/** What to say about whatever was thrown. A refusal explains itself; the unexpected needs advice and a number. */
function explain(error: unknown, t: Text): { title: string; advice: string | null; id: string | null } {
  if (error instanceof Error && error.name === 'Unreachable') {
    return { title: t('common.problem.unreachable'), advice: t('common.problem.kept'), id: null };
  }
  const { status = 0, instance = null, ...words } = (error ?? {}) as ProblemShape;
  const said = status > 0 ? saidBy(words) : null;
  if (said !== null && status < 500) return { title: said, advice: null, id: null };
  return { title: said ?? t('common.problem.unknown'), advice: t('common.problem.what-to-do'), id: instance };
}

const saidBy = ({ detail, title }: ProblemShape): string | null => detail || title || null;

/** What happened, what to do, and the id that is in the log. */
export function Problem({ error, onRetry }: ProblemProps) {
  const t = useText();
  const { title, advice, id } = explain(error, t);
  return (
    <div className={classes.problem} role="alert">
      <p className={classes.problemTitle}>{title}</p>
      {advice !== null && <p className={classes.problemText}>{advice}</p>}
      {id !== null && (
        <p className={classes.problemId}>
          {t('common.problem.id')} <code>{id}</code>
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
export function Skeleton({ lines = 6 }: { lines?: number | undefined }) {
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
  /** Set where the answer brings the whole page, so that waiting and failing keep its margins. */
  page?: boolean;
  /** How much will stand there. */
  lines?: number | undefined;
  children: (data: Data) => ReactNode;
}

/** Shows what a query brought; old data stays while new comes; a failure is told in its place. */
export function Loaded<Data>({ query, page = false, lines, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  // A page of others reads as one that is not there; trying again would not open it.
  const status = (query.error as ProblemShape | null)?.status;
  if (page && (status === 404 || status === 403)) return <NotFoundPage />;
  const state = query.error ? (
    <Problem error={query.error} onRetry={() => void query.refetch()} />
  ) : (
    <Skeleton lines={lines} />
  );
  return page ? <div className={frame.page}>{state}</div> : state;
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
