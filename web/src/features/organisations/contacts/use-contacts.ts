import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, refresh, type Answer, type Body } from '../../../api';

export type Contacts = Answer<'/api/people/{id}/contacts'>;
export type Contact = Contacts['items'][number];
type NewContact = Body<'/api/people/{id}/contacts', 'post'>;

/** Whose contacts they are. */
export interface Owner {
  of: 'people' | 'organisations';
  id: string;
  name: string;
}

const keyOf = ({ of, id }: Owner) => {
  const asked = { params: { path: { id } } };
  return of === 'people'
    ? api.queryOptions('get', '/api/people/{id}/contacts', asked).queryKey
    : api.queryOptions('get', '/api/organisations/{id}/contacts', asked).queryKey;
};

export const useContactList = ({ of, id }: Owner) => {
  const asked = { params: { path: { id } } };
  const people = api.useQuery('get', '/api/people/{id}/contacts', asked, {
    staleTime: 0,
    enabled: of === 'people',
  });
  const organisations = api.useQuery('get', '/api/organisations/{id}/contacts', asked, {
    enabled: of === 'organisations',
  });
  return of === 'people' ? people : organisations;
};

/** What may be done with them; each answers with the whole list, since one contact changes the others. */
export function useContactDeeds(owner: Owner) {
  const queries = useQueryClient();
  const take = async (list: Contacts | undefined) => {
    if (list) queries.setQueryData(keyOf(owner), list);
    await refresh(queries, '/api/organisations', '/api/people', '/api/positions', '/api/reminders');
  };
  const path = { id: owner.id };
  return {
    add: async (body: NewContact) => {
      const { data } =
        owner.of === 'people'
          ? await client.POST('/api/people/{id}/contacts', { params: { path }, body })
          : await client.POST('/api/organisations/{id}/contacts', { params: { path }, body });
      await take(data);
    },
    edit: async (
      { id, version }: Pick<Contact, 'id' | 'version'>,
      body: Body<'/api/contacts/{id}', 'patch'>,
    ) => {
      const { data } = await client.PATCH('/api/contacts/{id}', {
        ...ifMatch(version),
        params: { path: { id } },
        body,
      });
      await take(data);
    },
    remove: async ({ id, version }: Contact) => {
      const { data } = await client.DELETE('/api/contacts/{id}', {
        ...ifMatch(version),
        params: { path: { id } },
      });
      await take(data);
    },
    note: async ({ id }: Contact, body: Body<'/api/contacts/{id}/consents', 'post'>) => {
      const { data } = await client.POST('/api/contacts/{id}/consents', { params: { path: { id } }, body });
      await take(data);
    },
  };
}
