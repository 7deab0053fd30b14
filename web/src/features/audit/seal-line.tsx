import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useOffice, type Answer } from '../../api';
import { formatMoment, StatusLight, tell, useLocale, useText } from '../../ui';
import classes from './audit.module.css';

type Seal = Answer<'/api/audit/seal'>;

/** How far the history is sealed, and the head to keep outside. */
export function SealLine({ seal }: { seal: Seal }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const { sealed, sealedAt, waiting, head, lastError } = seal;
  const time = (at: string) => formatMoment(at, timeZone, locale, 'short');
  return (
    <section className={classes.seal} aria-label={t('audit.seal')}>
      <div className={classes.facts}>
        {lastError !== null && <StatusLight tone="bad" word={t('audit.seal.error')} detail={lastError} />}
        {head === null ? (
          <StatusLight tone="wait" word={t('audit.seal.none')} />
        ) : (
          <StatusLight tone="good" word={t('audit.seal.sealed', { count: sealed })} />
        )}
        {waiting > 0 && <span>{t('audit.seal.waiting', { count: waiting })}</span>}
        {sealedAt !== null && <span>{t('audit.seal.at', { time: time(sealedAt) })}</span>}
        <Mailed seal={seal} time={time} />
      </div>
      {head !== null && <Head head={head} />}
    </section>
  );
}

function Mailed({ seal: { mailed, mailedAt }, time }: { seal: Seal; time: (at: string) => string }) {
  const t = useText();
  if (!mailed) return <StatusLight tone="warn" word={t('audit.seal.nobody')} />;
  return (
    <span>
      {mailedAt === null ? t('audit.seal.not-mailed') : t('audit.seal.mailed', { time: time(mailedAt) })}
    </span>
  );
}

function Head({ head }: { head: string }) {
  const t = useText();
  // Browsers let a page copy only over https or on one's own machine.
  const copy = async () => {
    await navigator.clipboard.writeText(head);
    tell(t('audit.head.copied'));
  };
  return (
    <div className={classes.head}>
      <span className={classes.headName}>{t('audit.head')}</span>
      <code className={classes.code}>{head}</code>
      {window.isSecureContext && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconCopy size="0.875rem" stroke={1.75} aria-hidden />}
          onClick={() => void copy()}
          data-print="no"
        >
          {t('audit.head.copy')}
        </Button>
      )}
      <p className={classes.hint}>{t('audit.head.hint')}</p>
    </div>
  );
}
