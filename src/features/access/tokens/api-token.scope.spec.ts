import { describe, expect, it } from 'vitest';
import { permits, tokenSections } from './api-token.scope.js';

describe('the scope of a token', () => {
  it('read opens no writing', () => {
    const scope = { access: 'read', sections: tokenSections } as const;
    expect(permits(scope, 'GET', ['meetings'])).toBe(true);
    for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
      expect(permits(scope, method, ['meetings'])).toBe(false);
    }
  });

  it('write opens its sections and no others', () => {
    const scope = { access: 'write', sections: ['meetings'] } as const;
    expect(permits(scope, 'POST', ['meetings'])).toBe(true);
    expect(permits(scope, 'GET', ['commitments'])).toBe(false);
  });

  it('opens nothing that no section names, nor a route that is only partly its own', () => {
    const scope = { access: 'write', sections: tokenSections } as const;
    for (const tags of [[], ['access'], ['mailbox'], ['reminders'], ['meetings', 'access']]) {
      expect(permits(scope, 'GET', tags)).toBe(false);
    }
  });
});
