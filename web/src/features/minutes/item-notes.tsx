import { Button } from '@mantine/core';
import type { AgendaItem } from '../../api';
import { FileLink } from '../../records';
import { Tag, useText, useWord } from '../../ui';
import { useIdsOf } from './desk';
import { ItemTime } from './agenda-rail';
import { insertAfter } from './editing';
import { focusNote } from './focus';
import type { ItemClock } from './item-clock';
import classes from './item-notes.module.css';
import { NoteLine } from './note-line';
import { useWorking } from './working';

/** The item at hand: its title, its time, and what is said on it. */
export function ItemNotes({ item, clock }: { item: AgendaItem; clock: ItemClock }) {
  const t = useText();
  const word = useWord();
  const { desk, mayWrite } = useWorking();
  const ids = useIdsOf(desk, item.id);
  const add = () => focusNote(insertAfter(desk.book, item.id, ids.at(-1) ?? null));
  return (
    <section aria-label={item.title}>
      <header className={classes.head}>
        <h2>
          {item.number}. {item.title}
        </h2>
        <p className={classes.facts}>
          {item.presenter !== null && <span>{item.presenter}</span>}
          <ItemTime item={item} clock={clock} />
          {item.classification !== 'open' && (
            <Tag>{word('commitments.classification', item.classification)}</Tag>
          )}
        </p>
        <Files item={item} />
      </header>
      <ol className={classes.notes}>
        {ids.map((id, at) => (
          <NoteLine key={id} id={id} number={at + 1} />
        ))}
      </ol>
      {mayWrite ? (
        <Button variant="subtle" size="compact-md" className={classes.add} onClick={add}>
          {t('minutes.note.add')}
        </Button>
      ) : (
        ids.length === 0 && <p className={classes.none}>{t('minutes.none')}</p>
      )}
    </section>
  );
}

/** What was handed out on it, to look at while one writes. */
function Files({ item: { files } }: { item: AgendaItem }) {
  const t = useText();
  const { meeting } = useWorking();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('minutes.files')}>
      {files.map((file) => (
        <li key={file.id}>
          <FileLink meetingId={meeting.id} file={file} />
        </li>
      ))}
    </ul>
  );
}
