import { Notice, Problem, Skeleton, useText } from '../../ui';
import classes from './agenda.module.css';
import type { Said } from './use-said';

/** Whether what was said is on its way, could not be read, or is the version before a correction. */
export function SaidState({ said: { paragraphs, version, error, again } }: { said: Said }) {
  const t = useText();
  if (error) {
    return (
      <div className={classes.overrun}>
        <Problem error={error} onRetry={again} />
      </div>
    );
  }
  if (paragraphs === null) return <Skeleton lines={2} />;
  if (version === null) return null;
  return (
    <div className={classes.overrun}>
      <Notice>{t('meetings.said.version', { number: version })}</Notice>
    </div>
  );
}
