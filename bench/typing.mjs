// PF10: one who types and thirty who read along. Readers open the minutes again and again, each on a beat of their own.
import { setTimeout as pause } from 'node:timers/promises';
import { layBigMeeting } from './big-meeting.mjs';
import { clientOf, spread } from './client.mjs';
import { signedIn } from './office.mjs';
import { startSinergi } from './servers.mjs';

const readers = 30;
/** How often each of them looks, and how often a batch of keystrokes is saved: the page sends one each second. */
const everyReader = 5000;
const everyBatch = 250;
const usual = { seats: 60, items: 12, notes: 240, decisions: 20 };

/**
 * @param {import('./office.mjs').Office} office
 * @param {{batches: number}} effort
 */
export async function measureTyping(office, { batches }) {
  const { actor, cookie } = await signedIn(office.source, 'staff');
  const id = await layBigMeeting(office.source, office.today, usual);
  const sinergi = await startSinergi(office);
  try {
    const path = `/meetings/${id}`;
    let isOver = false;
    const writer = clientOf(sinergi.url, cookie);
    const reading = Array.from({ length: readers }, async (_, reader) => {
      const ask = clientOf(sinergi.url, (await signedIn(office.source, 'staff')).cookie);
      await pause((everyReader / readers) * reader);
      while (!isOver) {
        await ask('GET', path);
        await ask('GET', `${path}/note-blocks?limit=200`);
        await pause(everyReader);
      }
    });
    const taken = await typed(writer, path, actor, batches);
    isOver = true;
    await Promise.all(reading);
    return { readers, ...spread(taken) };
  } finally {
    await sinergi.stop();
  }
}

/** Three paragraphs in a batch, of which the last grows by some words each time. */
async function typed(ask, path, actor, batches) {
  const notes = (await ask('GET', `${path}/note-blocks?limit=200`)).body.items.slice(0, 3);
  const taken = [];
  for (let batch = -8; batch < batches; batch += 1) {
    const blocks = notes.map(({ id, version, agendaItemId, orderKey, kind, text }, at) => ({
      id,
      version,
      block: { agendaItemId, orderKey, kind, text: `${text.slice(0, 400)} kata ${batch} ${at}` },
    }));
    const { milliseconds, body } = await ask('PUT', `${path}/note-blocks`, { writerId: actor.id, blocks });
    for (const { id, block } of body.items)
      Object.assign(
        notes.find((note) => note.id === id),
        block,
      );
    if (batch >= 0) taken.push(milliseconds);
    await pause(Math.max(0, everyBatch - milliseconds));
  }
  return taken;
}
