import type { MinutesParagraph } from '../api';
import { useWord } from '../ui';
import classes from './records.module.css';

type Said = Pick<MinutesParagraph, 'kind' | 'speaker' | 'text'>;

/** A paragraph of the minutes: who said it, and what. Plain information needs no name. */
export function Paragraph({ paragraph: { kind, speaker, text } }: { paragraph: Said }) {
  const word = useWord();
  const about = [speaker, kind === 'information' ? null : word('meetings.said.kind', kind)];
  const known = about.filter((part) => part !== null);
  return (
    <>
      {known.length > 0 && <p className={classes.speaker}>{known.join(' · ')}</p>}
      <p className={classes.said}>{text}</p>
    </>
  );
}
