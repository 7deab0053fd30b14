import { Button } from '@mantine/core';
import { formatClock, useLocale, useText, useWord } from '../../ui';
import { useOffice } from '../../api';
import { choose } from './editing';
import { focusNote } from './focus';
import type { Choice } from './merge';
import classes from './note-conflict.module.css';
import type { Note, NoteContent, Theirs } from './note';
import { useSpeaker } from './note-marks';
import { useWorking } from './working';

/** Somebody else wrote on the same paragraph: both versions side by side, and nothing is lost by either choice. */
export function NoteConflict({ note, theirs }: { note: Note; theirs: Theirs }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const { desk } = useWorking();
  const by = theirs.by ?? t('minutes.conflict.somebody');
  const take = (choice: Choice) => focusNote(choose(desk.book, note.id, choice));
  return (
    <div className={classes.conflict} role="group" aria-label={t('minutes.conflict.title')}>
      <p role="alert">
        {t(theirs.content.deleted ? 'minutes.conflict.struck' : 'minutes.conflict.text', {
          by,
          at: formatClock(theirs.at, timeZone, locale),
        })}
      </p>
      <div className={classes.versions}>
        <Version title={t('minutes.conflict.mine')} content={note.mine} />
        <Version title={t('minutes.conflict.theirs', { by })} content={theirs.content} />
      </div>
      <div className={classes.choices}>
        <Button size="compact-sm" onClick={() => take('mine')}>
          {t('minutes.conflict.keep-mine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => take('theirs')}>
          {t('minutes.conflict.take-theirs')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => take('both')}>
          {t('minutes.conflict.both')}
        </Button>
      </div>
    </div>
  );
}

function Version({ title, content }: { title: string; content: NoteContent }) {
  const t = useText();
  const word = useWord();
  const speaker = useSpeaker(content);
  const { kind } = content;
  const about = [speaker, kind === 'information' ? null : word('meetings.said.kind', kind)].filter(Boolean);
  return (
    <div>
      <h4>{title}</h4>
      {about.length > 0 && <p className={classes.detail}>{about.join(' · ')}</p>}
      <p className={classes.version} data-struck={content.deleted || undefined}>
        {content.deleted ? t('minutes.conflict.is-struck') : content.text || t('minutes.conflict.empty')}
      </p>
    </div>
  );
}
