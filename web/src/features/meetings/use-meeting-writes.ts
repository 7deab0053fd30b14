import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, client, isStale, ProblemError, refresh, type Meeting } from '../../api';
import type { Seen } from './seen';
import { fieldsLike, touched } from './touched';

type Answered = Promise<{ data?: unknown }>;
type Part = (meeting: Meeting) => unknown;

export interface MeetingWrites {
  /** The meeting as this page knows it now. */
  current: () => Meeting;
  /** An addition or a move: nothing that was read before can be overwritten. */
  add: (send: () => Answered) => Promise<Meeting>;
  /** A change of `part`, of which the person saw `seen`; sent with the meeting's newest version. */
  change: (part: Part, seen: unknown, send: (version: number) => Answered) => Promise<Meeting>;
  /** A form: only the fields that were touched are sent, and only they can be stale. */
  changeFields: <Values extends object>(
    valuesOf: (meeting: Meeting) => Values | null,
    seen: Seen<Values>,
    values: Values,
    send: (version: number, mine: Partial<Values>) => Answered,
  ) => Promise<Meeting>;
}

const turns = new Map<string, Promise<unknown>>();

/** One write of a meeting after the other: each needs the version that the one before answered. */
function inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(id) ?? Promise.resolve();
  const turn = before.then(work, work);
  turns.set(id, turn);
  return turn;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * All parts of a meeting share its version, so a refusal (412) often means only that a colleague wrote elsewhere
 * on the page. Then the write is sent again; it fails as stale only when the very part was changed meanwhile.
 */
export function useMeetingWrites(id: string): MeetingWrites {
  const queries = useQueryClient();
  return useMemo(() => {
    const path = { params: { path: { id } } };
    const { queryKey } = api.queryOptions('get', '/api/meetings/{id}', path);
    const current = () => queries.getQueryData(queryKey) as Meeting;
    const keep = (data: unknown): Meeting => {
      queries.setQueryData(queryKey, data as never);
      // Not the meeting itself: it was just answered, and a slower answer must not put it back.
      void queries.invalidateQueries({ queryKey: ['get', '/api/meetings'] });
      void queries.invalidateQueries({ queryKey: ['get', '/api/meetings/{id}/history'] });
      void refresh(queries, '/api/my-work');
      return data as Meeting;
    };
    const mustBe = (part: Part, seen: unknown) => {
      if (!same(part(current()), seen)) throw new ProblemError(412, {});
    };
    const change: MeetingWrites['change'] = (part, seen, send) =>
      inTurn(id, async () => {
        mustBe(part, seen);
        try {
          return keep((await send(current().version)).data);
        } catch (error) {
          if (!isStale(error)) throw error;
          keep((await client.GET('/api/meetings/{id}', path)).data);
          mustBe(part, seen);
          return keep((await send(current().version)).data);
        }
      });
    return {
      current,
      add: (send) => inTurn(id, async () => keep((await send()).data)),
      change,
      changeFields: async (valuesOf, seen, values, send) => {
        const mine = touched(values, seen.values);
        if (Object.keys(mine).length === 0) return current();
        const part: Part = (now) => fieldsLike(valuesOf(now), mine);
        return change(part, fieldsLike(seen.values, mine), (version) => send(version, mine));
      },
    };
  }, [id, queries]);
}
