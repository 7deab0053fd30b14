import { cp, readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { answers, query, World } from './embedded-postgres.support.js';

const world = World.forEachTest();

describe('several programs on one directory', () => {
  it('share one server, which the last one to stop shuts down', async () => {
    const first = world.program();
    const url = await first.url();
    const second = world.program();
    expect(await second.url()).toBe(url);
    await first.stop();
    expect(await answers(url)).toBe(true);
    await second.stop();
    expect(await answers(url)).toBe(false);
    expect(await readdir(world.cluster)).not.toContain('postmaster.pid');
  });

  it('start for the first time together without harm', async () => {
    const together = [world.program(), world.program(), world.program(), world.program()];
    const urls = await Promise.all(together.map((one) => one.url()));
    expect(new Set(urls).size).toBe(1);
    expect(await query(urls[0]!, 'select current_database() as name')).toEqual([{ name: 'sinergi' }]);
    await Promise.all(together.map((one) => one.stop()));
    expect(await answers(urls[0]!)).toBe(false);
  });

  it('may come and go as they like: whoever has started can work', async () => {
    await Promise.all(
      [1, 2, 3].map(async () => {
        for (let round = 0; round < 8; round += 1) {
          const one = await world.server();
          await pause(Math.random() * 60);
          expect(await answers(one.url)).toBe(true);
          await one.stop();
        }
      }),
    );
    expect(await readdir(world.cluster)).not.toContain('postmaster.pid');
  });

  it('are counted while they live only: a killed one does not keep the server up', async () => {
    const killed = world.program();
    const url = await killed.url();
    const last = await world.server();
    await killed.kill();
    await last.stop();
    expect(await answers(url)).toBe(false);
  });
});

it('a copy of a folder runs beside the original, with a server of its own', async () => {
  const original = await world.server();
  await query(original.url, 'create table kept (id int)');
  await original.stop();
  await cp(world.directory, `${world.directory}-copy`, { recursive: true });
  const [again, copy] = await Promise.all([
    world.server(),
    world.server(undefined, `${world.directory}-copy`),
  ]);
  expect(copy.url).not.toBe(again.url);
  await query(copy.url, 'insert into kept values (1)');
  expect(await query(again.url, 'select * from kept')).toEqual([]);
});
