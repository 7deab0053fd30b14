import { mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkLibraries, parseLinks } from './library-links.js';

describe('library links', () => {
  let native: string;

  beforeEach(async () => {
    native = await mkdtemp(join(tmpdir(), 'sinergi-links-'));
    await mkdir(join(native, 'lib'));
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  });
  afterEach(() => rm(native, { recursive: true }));

  it('lie beside what they name, whatever the folder is called, and may be made again', async () => {
    expect(await Promise.all([linkLibraries(native), linkLibraries(native)])).toEqual([true, true]);
    expect(await readlink(join(native, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
  });

  it('are reported as missing when they cannot be made', async () => {
    await rm(join(native, 'lib'), { recursive: true });
    expect(await linkLibraries(native)).toBe(false);
  });

  it('leave out entries that would lead elsewhere', () => {
    expect(parseLinks('[{"source":"native/lib/a","target":"../../etc/a"},{"source":1},null]')).toEqual([]);
    expect(parseLinks('{}')).toEqual([]);
  });
});
