import { client, ifMatch, isStale, type AgendaItem, type Meeting } from '../../api';
import { tell, tellProblem, useText } from '../../ui';
import { itemBody, itemValues } from './agenda-item-values';
import { useMeetingWrites } from './use-meeting-writes';

export interface AgendaMoves {
  /** Absent for the first. */
  up: (() => Promise<void>) | undefined;
  /** Absent for the last. */
  down: (() => Promise<void>) | undefined;
  remove: () => Promise<void>;
}

/** Moving an agenda item and taking it away; what goes wrong is told, what was removed can be put back. */
export function useAgendaMoves(meeting: Meeting, item: AgendaItem): AgendaMoves {
  const t = useText();
  const writes = useMeetingWrites(meeting.id);
  const path = { id: meeting.id };
  const tellFailure = (error: unknown) =>
    tellProblem(
      isStale(error) ? null : error,
      t(isStale(error) ? 'meetings.changed-meanwhile' : 'meetings.failed'),
    );
  const order = (now: Meeting) => now.agendaItems.map(({ id }) => id);
  const place = (itemId: string, number: number) =>
    writes.change(order, order(writes.current()), (version) =>
      client.PATCH('/api/meetings/{id}/agenda-items/{itemId}', {
        ...ifMatch(version),
        params: { path: { ...path, itemId } },
        body: { number },
      }),
    );
  const moveTo = (number: number) => async () => {
    await place(item.id, number).then(() => undefined, tellFailure);
  };
  const putBack = async () => {
    const body = itemBody(itemValues(item));
    try {
      const now = await writes.add(() =>
        client.POST('/api/meetings/{id}/agenda-items', { params: { path }, body }),
      );
      const last = now.agendaItems.at(-1);
      if (last !== undefined && last.number !== item.number) await place(last.id, item.number);
    } catch (error) {
      tellFailure(error);
    }
  };
  const remove = async () => {
    const find = (now: Meeting) => now.agendaItems.find(({ id }) => id === item.id)?.title;
    try {
      await writes.change(find, item.title, (version) =>
        client.DELETE('/api/meetings/{id}/agenda-items/{itemId}', {
          ...ifMatch(version),
          params: { path: { ...path, itemId: item.id } },
        }),
      );
      tell(t('meetings.item.removed', { title: item.title }), putBack);
    } catch (error) {
      tellFailure(error);
    }
  };
  return {
    up: item.number > 1 ? moveTo(item.number - 1) : undefined,
    down: item.number < meeting.agendaItems.length ? moveTo(item.number + 1) : undefined,
    remove,
  };
}
