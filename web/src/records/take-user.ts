import { useQueryClient } from '@tanstack/react-query';
import { api, refresh, type User } from '../api';

/** Shows a user as the server has just answered; lists and the story ask again. */
export function useTakeUser() {
  const queries = useQueryClient();
  return async (user: User) => {
    const asked = { params: { path: { id: user.id } } };
    queries.setQueryData(api.queryOptions('get', '/api/users/{id}', asked).queryKey, user);
    await refresh(queries, '/api/users');
  };
}
