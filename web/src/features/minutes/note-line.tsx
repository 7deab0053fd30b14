import { memo, useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { useText } from '../../ui';
import { useNote } from './desk';
import { noteFieldId, takeFocus } from './focus';
import classes from './note-line.module.css';
import { longestNote, type Note } from './note';
import { onNoteKey } from './note-keys';
import { NoteConflict } from './note-conflict';
import { NoteMarks } from './note-marks';
import { useNoteMenu, type NoteMenu } from './use-note-menu';
import { useWorking } from './working';

/** One paragraph: who speaks, what kind it is, and the words. Drawn again only when it changes itself. */
export const NoteLine = memo(function NoteLine({ id, number }: { id: string; number: number }) {
  const { desk, mayWrite } = useWorking();
  const note = useNote(desk, id);
  if (note === undefined) return null;
  return (
    <li className={classes.note} data-kind={note.mine.kind}>
      <NoteMarks note={note} />
      {mayWrite ? (
        <NoteField note={note} number={number} />
      ) : (
        <p className={classes.words}>{note.mine.text}</p>
      )}
      <NoteFault note={note} />
      {note.theirs !== null && <NoteConflict note={note} theirs={note.theirs} />}
    </li>
  );
});

function NoteField({ note, number }: { note: Note; number: number }) {
  const t = useText();
  const working = useWorking();
  const { book } = working.desk;
  const { id, mine } = note;
  const field = useRef<HTMLTextAreaElement>(null);
  const menu = useNoteMenu(id);
  useLayoutEffect(() => {
    if (field.current !== null) takeFocus(id, field.current);
  }, [id]);
  useLayoutEffect(() => {
    if (field.current !== null) grow(field.current);
  }, [mine.text]);
  const listId = `note-menu-${id}`;
  const isOpen = menu.options.length > 0;
  const openPanel = () => working.openPanel(id);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (menu.onKey(event)) return;
    if (onNoteKey(event, { ...working, book, id, openPanel })) menu.close();
  };
  return (
    <div className={classes.field}>
      <textarea
        ref={field}
        id={noteFieldId(id)}
        className={classes.words}
        rows={1}
        value={mine.text}
        aria-label={t('minutes.note.label', { number })}
        aria-autocomplete="list"
        {...(isOpen ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${menu.active}` } : {})}
        placeholder={number === 1 && mine.text === '' ? t('minutes.note.placeholder') : undefined}
        onChange={({ currentTarget: { value, selectionStart } }) => {
          book.edit(id, { text: value });
          menu.look(value, selectionStart);
        }}
        onKeyDown={onKeyDown}
        onBlur={menu.close}
      />
      {isOpen && <Options menu={menu} listId={listId} />}
    </div>
  );
}

function Options({ menu, listId }: { menu: NoteMenu; listId: string }) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <>
      <div ref={list} className={classes.menu} id={listId} role="listbox" aria-label={t('minutes.menu')}>
        {menu.options.map(({ key, label, detail, choose }, at) => (
          <div
            key={key}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === menu.active}
            // Before the field loses the focus, which would close the list.
            onPointerDown={(event) => {
              event.preventDefault();
              choose();
            }}
          >
            <span>{label}</span>
            <span className={classes.detail}>{detail}</span>
          </div>
        ))}
      </div>
      <p className={classes.unseen} role="status">
        {t('minutes.menu.count', { count: menu.options.length })}
      </p>
    </>
  );
}

/** Why the server does not take it as it stands; it stays here until it is changed. */
function NoteFault({ note }: { note: Note }) {
  const t = useText();
  const over = note.mine.text.length - longestNote;
  if (over > 0) return <p className={classes.fault}>{t('minutes.note.too-long', { over })}</p>;
  if (note.refused === null) return null;
  return <p className={classes.fault}>{t('minutes.note.refused', { reason: note.refused })}</p>;
}

const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

/** As high as its words; browsers that know `field-sizing` do that without us. */
function grow(field: HTMLTextAreaElement): void {
  if (growsByItself) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
