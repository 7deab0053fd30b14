import { client } from '../../api';
import type { NoteView } from './note';
import type { Saved, Server } from './save-state';

/** The server behind the minutes of one meeting. */
export function serverOf(
  meetingId: string,
  userId: string,
  meet: (position: { id: string; title: string }) => void,
): Server {
  const path = { id: meetingId };
  return {
    save: async (blocks) => {
      const { data } = await client.PUT('/api/meetings/{id}/note-blocks', {
        params: { path },
        body: { writerId: userId, blocks },
      });
      return (data as { items: Saved[] }).items;
    },
    list: async () => {
      const found: NoteView[] = [];
      let after: string | undefined;
      do {
        const query = { limit: 200, ...(after === undefined ? {} : { after }) };
        const { data } = await client.GET('/api/meetings/{id}/note-blocks', { params: { path, query } });
        const page = data as { items: NoteView[]; next: string | null };
        found.push(...page.items);
        for (const { speakerPosition } of page.items) if (speakerPosition !== null) meet(speakerPosition);
        after = page.next ?? undefined;
      } while (after !== undefined);
      return found;
    },
    // The answer 401 of this one leads nowhere: it only asks.
    who: async () => {
      try {
        const { data } = await client.GET('/api/me');
        return (data as { id: string; awaits: string | null }).awaits === null
          ? (data as { id: string }).id
          : null;
      } catch (error) {
        if ((error as { status?: number }).status === 401) return null;
        throw error;
      }
    },
  };
}
