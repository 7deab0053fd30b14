// PF10: one who types and thirty who read along. Readers open the minutes again and again, each on a beat of their own.
// Beside it, in turn, a bare statement that writes as many paragraphs: what the disk of the machine takes.
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
    const { ours, bare } = await typed(writer, path, actor, batches, office.source);
    isOver = true;
    await Promise.all(reading);
    return { readers, ours: spread(ours), bare: spread(bare) };
  } finally {
    await sinergi.stop();
  }
}

/** Three paragraphs in a batch, of which the last grows by some words each time. */
async function typed(ask, path, actor, batches, source) {
  const there = (await ask('GET', `${path}/note-blocks?limit=200`)).body.items;
  const [notes, others] = [there.slice(0, 3), there.slice(3, 6).map(({ id }) => id)];
  const ours = [];
  const bare = [];
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
    await pause(everyBatch / 2);
    const began = performance.now();
    await source.query(
      'UPDATE note_blocks SET text = $2, version = version + 1, updated_at = now() WHERE id = ANY($1)',
      [others, `kata ${batch}`],
    );
    const plain = performance.now() - began;
    if (batch >= 0) {
      ours.push(milliseconds);
      bare.push(plain);
    }
    await pause(Math.max(0, everyBatch / 2 - milliseconds));
  }
  return { ours, bare };
}
