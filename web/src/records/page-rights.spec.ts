import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mayOpen, pageRights } from './page-rights';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const table: [string, 'everyone' | readonly string[]][] = Object.entries(pageRights);
const sources = readdirSync(new URL('../app/', import.meta.url))
  .filter((name) => /^routes.*\.ts$/.test(name))
  .map((name) => read(`../app/${name}`))
  .join('\n');

describe('the table of who may open which page', () => {
  it('names for each address rights that guard routes of the server, or says that everyone signed in may open it', () => {
    const routes = read('../../../routes.lock');
    const guarding = new Set(routes.match(/\b[a-z]+\.[a-z_]+\b/g));
    for (const [address, rights] of table) {
      if (rights === 'everyone') continue;
      expect(rights.length, address).toBeGreaterThan(0);
      for (const right of rights) expect(guarding, `${right} opens ${address}`).toContain(right);
    }
  });

  it('leaves open to everyone only what is one’s own', () => {
    const open = table.filter(([, rights]) => rights === 'everyone').map(([address]) => address);
    expect(open.filter((address) => !address.startsWith('/account/'))).toEqual(['/', '/$']);
  });

  it('is that from which every route inside the shell is made, and no other', () => {
    const made = [...sources.matchAll(/\bunder\('([^']+)'\)/g)].map(([, address = '']) => address);
    expect(made.toSorted()).toEqual(Object.keys(pageRights).toSorted());
    // A route that hangs itself into the shell past the table.
    expect(sources.match(/=> inside\b/g)).toHaveLength(1);
  });

  it('opens the way to the pages of administration to whoever may open any of them', () => {
    const pages = read('../features/administration/pages.ts');
    const addresses = new Set([...pages.matchAll(/\bto: '([^']+)',/g)].map(([, address]) => address ?? ''));
    const wanted = table.flatMap(([address, rights]) => (addresses.has(address) ? rights : []));
    expect([...pageRights['/administration']].toSorted()).toEqual(wanted.toSorted());
  });
});

describe('a page', () => {
  it('opens by any one of its rights, and by no other', () => {
    expect(mayOpen(['regions.import'], '/organisations/import')).toBe(true);
    expect(mayOpen(['organisations.read'], '/organisations/import')).toBe(false);
    expect(mayOpen([], '/account/data')).toBe(true);
  });

  it('that nobody decided on stays shut', () => {
    expect(mayOpen(Object.values(pageRights).flat(), '/new-page')).toBe(false);
    expect(mayOpen([], 'constructor')).toBe(false);
  });
});
