import { lazy, memo, Suspense } from 'react';
import {
  api,
  useList,
  type Meeting,
  type MinutesReading,
  type MinutesState,
  type MinutesComment,
  type MinutesParagraph,
} from '../../api';
import { Paragraph } from '../../records';
import { Empty, Loaded, Notice, Section, Skeleton, useGrowing, useText } from '../../ui';
import classes from './approval.module.css';
import { CommentForm } from './comment-form';
import { Comments } from './comments';
import { Outcome } from './outcome';

const DifferencesNow = lazy(async () => ({
  default: (await import('./differences-now')).DifferencesNow,
}));

interface ReadingProps {
  meetingId: string;
  state: MinutesState;
  /** Only what is different from the version that was approved last. */
  compares: boolean;
  /** As this reader sees it on its page. */
  meeting: Meeting;
}

/** The notes item by item, each paragraph with what was said about it. */
export function Reading({ meetingId, state, compares, meeting }: ReadingProps) {
  const t = useText();
  const [approved] = state.versions;
  const query = api.useQuery('get', '/api/meetings/{id}/minutes/reading', {
    params: { path: { id: meetingId } },
  });
  const promised = useList('/api/commitments', { meetingId, sort: 'reference', limit: 100 });
  return (
    <Loaded query={query}>
      {({ version, agenda, blocks, comments }) =>
        version === null && compares && approved !== undefined ? (
          <Suspense fallback={<Skeleton lines={6} />}>
            <DifferencesNow meeting={meeting} before={approved.number} agenda={agenda} blocks={blocks} />
          </Suspense>
        ) : !promised.isPending &&
          [blocks, comments, meeting.decisions, promised.items].every(({ length }) => length === 0) ? (
          <Empty title={t('approval.empty')}>{t('approval.empty.text')}</Empty>
        ) : (
          <>
            {version !== null && <Notice>{t('approval.erratum.version', { number: version })}</Notice>}
            <Items meetingId={meetingId} can={state.can} reading={{ version, agenda, blocks, comments }} />
            <Outcome
              decisions={meeting.decisions}
              commitments={promised.items.map((item) => ({ ...item, owner: item.owner.name }))}
            />
            <Struck
              meetingId={meetingId}
              can={state.can}
              comments={comments.filter(({ blockId }) => blocks.every(({ id }) => id !== blockId))}
            />
          </>
        )
      }
    </Loaded>
  );
}

/** What was said about paragraphs that are gone by now still wants an answer. */
function Struck({ meetingId, can, comments }: Omit<ParagraphsProps, 'blocks'>) {
  const t = useText();
  if (comments.length === 0) return null;
  return (
    <Section title={t('approval.struck')} note={comments.length}>
      <Comments meetingId={meetingId} mayAnswer={can.includes('answer')} now={null} comments={comments} />
    </Section>
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
      <Paragraphs
        meetingId={meetingId}
        can={can}
        blocks={blocks.filter(({ agendaItemId }) => agendaItemId === item.id)}
        comments={comments}
      />
    </Section>
  ));
}

interface ParagraphsProps {
  meetingId: string;
  can: string[];
  blocks: MinutesParagraph[];
  comments: MinutesComment[];
}

function Paragraphs({ meetingId, can, blocks, comments }: ParagraphsProps) {
  const t = useText();
  if (blocks.length === 0) return <p className={classes.soft}>{t('approval.item.empty')}</p>;
  return (
    <ol className={classes.blocks}>
      {blocks.map((block) => {
        const said = comments.filter(({ blockId }) => blockId === block.id);
        return (
          <Block
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

interface BlockProps {
  meetingId: string;
  block: MinutesParagraph;
  comments: MinutesComment[];
  mayAnswer: boolean;
  mayComment: boolean;
}

/** There may be two thousand of them; one is drawn again when something is said about it. */
const Block = memo(function Block({ meetingId, block, comments, mayAnswer, mayComment }: BlockProps) {
  const { id, text } = block;
  return (
    <li className={classes.block}>
      <Paragraph paragraph={block} />
      <Comments meetingId={meetingId} mayAnswer={mayAnswer} now={text} comments={comments} />
      {mayComment && <CommentForm meetingId={meetingId} blockId={id} about={text} />}
    </li>
  );
});
