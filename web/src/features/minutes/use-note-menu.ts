import { useState, type KeyboardEvent } from 'react';
import { tell, useText, useWord } from '../../ui';
import { strike } from './editing';
import { focusNote } from './focus';
import { type Speaker, speakersFor } from './speakers';
import { type Command, commandsFor, type Token, tokenAt, withoutToken } from './tokens';
import { useWorking } from './working';

export interface Option {
  key: string;
  label: string;
  detail: string;
  choose: () => void;
}

export interface NoteMenu {
  options: Option[];
  active: number;
  /** Looks at the word at the caret again. */
  look: (text: string, caret: number) => void;
  close: () => void;
  /** True when the key belonged to the list. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** The list that `@` and `/` open at the caret: by arrows, Enter or Tab to choose, Escape to go on typing. */
export function useNoteMenu(id: string): NoteMenu {
  const [token, setToken] = useState<Token | null>(null);
  const [active, setActive] = useState(0);
  const options = useOptions(id, token, () => setToken(null));
  const close = () => setToken(null);
  const look = (text: string, caret: number) => {
    const next = tokenAt(text, caret);
    if (next?.query !== token?.query || next?.kind !== token?.kind) setActive(0);
    setToken(next);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (options.length === 0) return false;
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') setActive((active + 1) % options.length);
    else if (event.key === 'ArrowUp') setActive((active + options.length - 1) % options.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) options[active]?.choose();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { options, active: Math.min(active, Math.max(options.length - 1, 0)), look, close, onKey };
}

function useOptions(id: string, token: Token | null, close: () => void): Option[] {
  const t = useText();
  const word = useWord();
  const { desk, speakers } = useWorking();
  const run = useCommands(id);
  if (token === null) return [];
  const { book } = desk;
  const take = (change: object) => {
    const left = withoutToken(book.get(id)?.mine.text ?? '', token);
    book.edit(id, { ...change, text: left.text });
    close();
    focusNote({ id, caret: left.caret });
  };
  if (token.kind === 'command') {
    return commandsFor(token.query).map((command) => ({
      key: command,
      label: `/${t(`minutes.command.${command}`)}`,
      detail: word('minutes.command.hint', command),
      choose: () => {
        take({});
        run(command);
      },
    }));
  }
  const query = token.query.trim();
  const found = speakersFor(speakers, query).map((speaker) => option(speaker, take));
  // Somebody who is on no list: one word is enough to ask, and a sentence after `@` is not a name.
  if (found.length > 0 || query.split(/\s+/).length > 4) return found;
  const name = { key: 'name', label: query, detail: t('minutes.speaker.name') };
  return [{ ...name, choose: () => take({ speakerName: query, speakerPositionId: null }) }];
}

function option(speaker: Speaker, take: (change: object) => void): Option {
  const { key, label, detail, positionId, name } = speaker;
  return { key, label, detail, choose: () => take({ speakerPositionId: positionId, speakerName: name }) };
}

function useCommands(id: string): (command: Command) => void {
  const t = useText();
  const { desk, openPanel } = useWorking();
  const { book } = desk;
  return (command) => {
    if (command === 'strike') {
      const { place, undo } = strike(book, id);
      focusNote(place);
      return tell(t('minutes.note.struck'), () => {
        undo();
        focusNote({ id, caret: 0 });
      });
    }
    const note = book.get(id);
    const isBound = note !== undefined && (note.mine.decisionId !== null || note.mine.commitmentId !== null);
    if (!isBound) book.edit(id, { kind: command });
    if (command === 'decision' || command === 'commitment') openPanel(id);
  };
}
