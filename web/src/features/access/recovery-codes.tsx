import { Button } from '@mantine/core';
import { tell, useText } from '../../ui';
import classes from './access.module.css';

/** The codes for the day when the phone is gone. The server keeps no copy that it could show again. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useText();
  const text = `${codes.join('\n')}\n`;
  const copy = () => void navigator.clipboard.writeText(text).then(() => tell(t('account.codes.copied')));
  return (
    <div>
      <p className={classes.text}>{t('account.codes.text')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.moves}>
        <Button
          component="a"
          variant="default"
          download={t('account.codes.file')}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {t('account.codes.download')}
        </Button>
        {/* Browsers give it to pages on https and on this machine only. */}
        {'clipboard' in navigator && (
          <Button variant="default" onClick={copy}>
            {t('account.codes.copy')}
          </Button>
        )}
        <Button onClick={onDone}>{t('account.codes.done')}</Button>
      </div>
    </div>
  );
}
