import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, client, refresh, type Meeting, type OwnSeat } from '../../api';
import { MeetingTime, seatName } from '../../records';
import { Empty, Loaded, Page, Section, tell, useText } from '../../ui';
import { answerBody, AnswerForm, type AnswerValues } from './answer-form';
import { AnswerWords } from './answer-words';
import classes from './invitations.module.css';

const route = getRouteApi('/inside/meetings/$id/answer');

/** Am I coming? For each seat that one may answer for. */
export function OwnAnswersPage() {
  const t = useText();
  const { id } = route.useParams();
  const params = { path: { id } };
  const meeting = api.useQuery('get', '/api/meetings/{id}', { params });
  const seats = api.useQuery('get', '/api/meetings/{id}/own-seats', { params });
  return (
    <Loaded query={meeting} page>
      {(found) => (
        <Page
          title={t('invitations.own')}
          width="form"
          eyebrow={
            <Link to="/meetings/$id" params={{ id }} activeOptions={{ exact: true }}>
              {`${found.reference} · ${found.title}`}
            </Link>
          }
          lead={<MeetingTime meeting={found} />}
        >
          <Loaded query={seats}>{({ items }) => <Seats meeting={found} seats={items} />}</Loaded>
        </Page>
      )}
    </Loaded>
  );
}

function Seats({ meeting, seats }: { meeting: Meeting; seats: OwnSeat[] }) {
  const t = useText();
  const { id } = meeting;
  if (seats.length > 0) return seats.map((seat) => <Seat key={seat.id} meeting={meeting} seat={seat} />);
  // What staff note for others stands with the invitations.
  const isDesk = meeting.can.includes('edit');
  const toAll = isDesk && (
    <Link to="/meetings/$id/invitations" params={{ id }}>
      {t('invitations.own.all')}
    </Link>
  );
  return (
    <Empty title={t('invitations.own.empty')} action={toAll}>
      {t(isDesk ? 'invitations.own.empty.desk' : 'invitations.own.empty.text')}
    </Empty>
  );
}

function Seat({ meeting: { id }, seat }: { meeting: Meeting; seat: OwnSeat }) {
  const t = useText();
  const queries = useQueryClient();
  const { answer, open } = seat;
  const search = route.useSearch();
  const chosen = search.seat === seat.id ? search.answer : undefined;
  const send = async (values: AnswerValues) => {
    const path = { id, seatId: seat.id };
    await client.POST('/api/meetings/{id}/seats/{seatId}/answers', {
      params: { path },
      body: answerBody(values),
    });
    await refresh(queries, '/api/meetings', '/api/my-work');
    tell(t('invitations.answer.noted'));
  };
  return (
    <Section title={seatName(seat)}>
      <div className={classes.stands}>
        <AnswerWords answer={answer} />
      </div>
      {open ? (
        <AnswerForm
          given={answer}
          {...(chosen === undefined ? {} : { chosen })}
          submitLabel={t('invitations.answer.send')}
          onAnswer={send}
        />
      ) : (
        <p>{t('invitations.letter.closed')}</p>
      )}
    </Section>
  );
}
