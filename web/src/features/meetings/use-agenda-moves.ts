import { client, ifMatch, isStale, type AgendaItem, type Meeting } from '../../api';
import { tell, tellProblem, useText } from '../../ui';
import { itemBody, itemValues } from './agenda-item-values';
import { useMeetingWrites } from './use-meeting-writes';

export interface AgendaMoves {
  /** Absent for the first. */
  up: (() => Promise<void>) | undefined;
  /** Absent for the last. */
  down: (() => Promise<void>) | undefined;
  /** Can be put back. */
  remove: () => Promise<void>;
  /** Cannot; throws, for the dialog that asks. */
  removeWithFiles: () => Promise<void>;
}

function useTellFailure(): (error: unknown) => void {
  const t = useText();
  return (error) =>
    tellProblem(
      isStale(error) ? null : error,
      t(isStale(error) ? 'meetings.changed-meanwhile' : 'meetings.failed'),
    );
}

const order = (now: Meeting) => now.agendaItems.map(({ id }) => id);

/** Sends one item to a place; the version that was read is the order that was seen. */
function useSend({ id }: Meeting): (itemId: string, number: number) => Promise<Meeting> {
  const writes = useMeetingWrites(id);
  return (itemId, number) =>
    writes.change(order, order(writes.current()), (version) =>
      client.PATCH('/api/meetings/{id}/agenda-items/{itemId}', {
        ...ifMatch(version),
        params: { path: { id, itemId } },
        body: { number },
      }),
    );
}

/** Moves an item to a place and says so to whoever does not see it; what goes wrong is told. */
export function usePlace(
  meeting: Meeting,
  announce: (words: string) => void,
): (item: AgendaItem, number: number) => Promise<void> {
  const t = useText();
  const send = useSend(meeting);
  const tellFailure = useTellFailure();
  return async ({ id, title }, number) => {
    try {
      await send(id, number);
      announce(t('meetings.item.moved', { title, number, count: meeting.agendaItems.length }));
    } catch (error) {
      tellFailure(error);
    }
  };
}

/** Moving an agenda item and taking it away; what was removed can be put back. */
export function useAgendaMoves(
  meeting: Meeting,
  item: AgendaItem,
  announce: (words: string) => void,
): AgendaMoves {
  const t = useText();
  const writes = useMeetingWrites(meeting.id);
  const path = { id: meeting.id };
  const send = useSend(meeting);
  const place = usePlace(meeting, announce);
  const tellFailure = useTellFailure();
  const putBack = async () => {
    const { continuesId } = item;
    const body = { ...itemBody(itemValues(item)), ...(continuesId === null ? {} : { continuesId }) };
    try {
      const now = await writes.add(() =>
        client.POST('/api/meetings/{id}/agenda-items', { params: { path }, body }),
      );
      const last = now.agendaItems.at(-1);
      if (last !== undefined && last.number !== item.number) await send(last.id, item.number);
    } catch (error) {
      tellFailure(error);
    }
  };
  // What was seen of it: nobody takes away a file that came meanwhile without knowing.
  const seenOf = ({ title, files }: AgendaItem) => [title, files.map(({ id }) => id)];
  const strike = () => {
    const find = (now: Meeting) => {
      const found = now.agendaItems.find(({ id }) => id === item.id);
      return found && seenOf(found);
    };
    return writes.change(find, seenOf(item), (version) =>
      client.DELETE('/api/meetings/{id}/agenda-items/{itemId}', {
        ...ifMatch(version),
        params: { path: { ...path, itemId: item.id } },
      }),
    );
  };
  const remove = async () => {
    try {
      await strike();
      tell(t('meetings.item.removed', { title: item.title }), putBack);
    } catch (error) {
      tellFailure(error);
    }
  };
  const removeWithFiles = async () => {
    await strike();
    tell(t('meetings.item.removed.files', { title: item.title, count: item.files.length }));
  };
  return {
    up: item.number > 1 ? () => place(item, item.number - 1) : undefined,
    down: item.number < meeting.agendaItems.length ? () => place(item, item.number + 1) : undefined,
    remove,
    removeWithFiles,
  };
}
