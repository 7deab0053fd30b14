import { memo } from 'react';
import {
  api,
  type MinutesReading,
  type MinutesState,
  type MinutesComment,
  type MinutesParagraph,
} from '../../api';
import { Empty, Loaded, Section, useGrowing, useText, useWord } from '../../ui';
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
          <Items meetingId={meetingId} can={state.can} reading={{ agenda, blocks, comments }} />
        )
      }
    </Loaded>
  );
}

interface ItemsProps {
  meetingId: string;
  can: string[];
  reading: MinutesReading;
}

function Items({ meetingId, can, reading: { agenda, blocks, comments } }: ItemsProps) {
  const drawn = useGrowing(agenda.length, 2);
  return agenda.slice(0, drawn).map((item) => (
    <Section key={item.id} title={`${item.number}. ${item.title}`}>
      {item.notes !== null && <p className={classes.text}>{item.notes}</p>}
      <Paragraphs
        meetingId={meetingId}
        hasNotes={item.notes !== null}
        can={can}
        blocks={blocks.filter(({ agendaItemId }) => agendaItemId === item.id)}
        comments={comments}
      />
    </Section>
  ));
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
  if (blocks.length === 0)
    return hasNotes ? null : <p className={classes.soft}>{t('approval.item.empty')}</p>;
  return (
    <ol className={classes.blocks}>
      {blocks.map((block) => {
        const said = comments.filter(({ blockId }) => blockId === block.id);
        return (
          <Paragraph
            key={block.id}
            meetingId={meetingId}
            block={block}
            comments={said.length === 0 ? nothing : said}
            mayAnswer={can.includes('answer')}
            mayComment={can.includes('comment')}
          />
        );
      })}
    </ol>
  );
}

const nothing: MinutesComment[] = [];

interface ParagraphProps {
  meetingId: string;
  block: MinutesParagraph;
  comments: MinutesComment[];
  mayAnswer: boolean;
  mayComment: boolean;
}

/** There may be two thousand of them; one is drawn again when something is said about it. */
const Paragraph = memo(function Paragraph({
  meetingId,
  block,
  comments,
  mayAnswer,
  mayComment,
}: ParagraphProps) {
  const word = useWord();
  const { id, kind, speaker, text } = block;
  return (
    <li className={classes.block}>
      {(kind !== 'information' || speaker !== null) && (
        <p className={classes.meta}>
          {[kind === 'information' ? null : word('approval.kind', kind), speaker]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      )}
      <p className={classes.text}>{text}</p>
      <Comments meetingId={meetingId} mayAnswer={mayAnswer} comments={comments} />
      {mayComment && <CommentForm meetingId={meetingId} blockId={id} about={text} />}
    </li>
  );
});
