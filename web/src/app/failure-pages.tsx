import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemError } from '../api';
import { NotFoundPage, Page, Problem, Section, useText } from '../ui';

/** A page that broke: what happened, what was kept, what to do, and the id that is in the log. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const t = useText();
  if (error instanceof ProblemError && (error.status === 404 || error.status === 403))
    return <NotFoundPage />;
  return (
    <Page title={t('shell.error')} width="prose" lead={t('shell.error.kept')}>
      <Problem error={error} onRetry={reset} />
      <Section title={t('shell.error.still')}>
        <Button variant="default" onClick={() => location.reload()}>
          {t('shell.error.reload')}
        </Button>
      </Section>
    </Page>
  );
}

/** The same outside the shell, where no landmark is given yet. */
export function OuterErrorPage(props: ErrorComponentProps) {
  return (
    <main>
      <ErrorPage {...props} />
    </main>
  );
}

export function OuterNotFoundPage() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}
