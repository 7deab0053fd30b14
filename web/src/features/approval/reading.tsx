import { api, type MinutesState, type MinutesComment, type MinutesParagraph } from '../../api';
import { Empty, Loaded, Section, useText, useWord } from '../../ui';
import classes from './approval.module.css';
import { CommentForm } from './comment-form';
import { Comments } from './comments';

interface ReadingProps {
  meetingId: string;
  state: MinutesState;
}

/** The notes item by item, each paragraph with what was said about it. */
export function Reading({ meetingId, state }: ReadingProps) {
  const t = useText();
  const query = api.useQuery('get', '/api/meetings/{id}/minutes/reading', {
    params: { path: { id: meetingId } },
  });
  return (
    <Loaded query={query}>
      {({ agenda, blocks, comments }) =>
        blocks.length === 0 && comments.length === 0 && agenda.every(({ notes }) => notes === null) ? (
          <Empty title={t('approval.empty')}>{t('approval.empty.text')}</Empty>
        ) : (
          agenda.map((item) => (
            <Section key={item.id} title={`${item.number}. ${item.title}`}>
              {item.notes !== null && <p className={classes.text}>{item.notes}</p>}
              <Paragraphs
                meetingId={meetingId}
                hasNotes={item.notes !== null}
                can={state.can}
                blocks={blocks.filter(({ agendaItemId }) => agendaItemId === item.id)}
                comments={comments}
              />
            </Section>
          ))
        )
      }
    </Loaded>
  );
}

interface ParagraphsProps {
  meetingId: string;
  /** Whether something stands above them. */
  hasNotes: boolean;
  can: string[];
  blocks: MinutesParagraph[];
  comments: MinutesComment[];
}

function Paragraphs({ meetingId, hasNotes, can, blocks, comments }: ParagraphsProps) {
  const t = useText();
  const word = useWord();
  if (blocks.length === 0)
    return hasNotes ? null : <p className={classes.soft}>{t('approval.item.empty')}</p>;
  return (
    <ol className={classes.blocks}>
      {blocks.map(({ id, kind, speaker, text }) => (
        <li key={id} className={classes.block}>
          {(kind !== 'information' || speaker !== null) && (
            <p className={classes.meta}>
              {[kind === 'information' ? null : word('approval.kind', kind), speaker]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          )}
          <p className={classes.text}>{text}</p>
          <Comments
            meetingId={meetingId}
            mayAnswer={can.includes('answer')}
            comments={comments.filter(({ blockId }) => blockId === id)}
          />
          {can.includes('comment') && <CommentForm meetingId={meetingId} blockId={id} about={text} />}
        </li>
      ))}
    </ol>
  );
}
