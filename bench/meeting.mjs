// Everything one does with a meeting of 300 seats, 60 items and 2,000 paragraphs, one request after another.
import { randomUUID } from 'node:crypto';
import { layBigMeeting } from './big-meeting.mjs';
import { clientOf, spread } from './client.mjs';
import { signedIn } from './office.mjs';
import { startSinergi } from './servers.mjs';

/**
 * @param {import('./office.mjs').Office} office
 * @param {{repeats: number}} effort
 * @returns {Promise<{title: string, p50: number, p99: number, count: number}[]>}
 */
export async function measureMeeting(office, { repeats }) {
  const { actor, cookie } = await signedIn(office.source, 'staff');
  const id = await layBigMeeting(office.source, office.today);
  const sinergi = await startSinergi(office);
  try {
    const ask = clientOf(sinergi.url, cookie);
    const actions = await actionsOn(ask, id, actor);
    const taken = new Map(Object.keys(actions).map((title) => [title, []]));
    // In turn, so that a busy moment of the machine meets all of them; the first turn warms up.
    for (let turn = 0; turn <= repeats; turn += 1) {
      for (const [title, act] of Object.entries(actions)) {
        const milliseconds = await act(turn);
        if (turn > 0) taken.get(title).push(milliseconds);
      }
    }
    return [...taken].map(([title, values]) => ({ title, ...spread(values) }));
  } finally {
    await sinergi.stop();
  }
}

/** What is done, in an order in which each finds what it needs; each answers how long it took. */
async function actionsOn(ask, id, actor) {
  const path = `/meetings/${id}`;
  let meeting = (await ask('GET', path)).body;
  const notes = (await ask('GET', `${path}/note-blocks?limit=200`)).body.items;
  const took = async (...request) => (await ask(...request)).milliseconds;
  const changed = async (...request) => {
    const { milliseconds, body } = await ask(...request);
    meeting = body;
    return milliseconds;
  };
  const matching = (version) => ({ 'if-match': `"${version}"` });
  const content = ({ agendaItemId, orderKey, kind }, text) => ({ agendaItemId, orderKey, kind, text });
  const move = (verb, more = {}) => took('POST', `${path}/minutes/moves`, { verb, ...more });
  return {
    'read the meeting': () => took('GET', path),
    'read where the minutes stand': () => took('GET', `${path}/minutes`),
    'read the minutes, all paragraphs': () => took('GET', `${path}/minutes/reading`),
    'read 200 paragraphs to write on': () => took('GET', `${path}/note-blocks?limit=200`),
    'save a paragraph': async (turn) => {
      const note = notes[0];
      const block = content(note, `Diketik ${turn}`);
      const blocks = [{ id: note.id, version: note.version, block }];
      const { milliseconds, body } = await ask('PUT', `${path}/note-blocks`, { writerId: actor.id, blocks });
      note.version = body.items[0].block.version;
      return milliseconds;
    },
    'add a paragraph': (turn) =>
      took('PUT', `${path}/note-blocks/${randomUUID()}`, content(notes[1], `Baru ${turn}`), {
        'if-none-match': '*',
      }),
    'strike a paragraph': (turn) => {
      const { id: noteId, version } = notes[2 + turn];
      return took('DELETE', `${path}/note-blocks/${noteId}`, undefined, matching(version));
    },
    'mark who is there': (turn) => {
      const { id: seat } = meeting.attendances[turn];
      return changed(
        'PATCH',
        `${path}/attendances/${seat}`,
        { status: 'present' },
        matching(meeting.version),
      );
    },
    'count who is there': () => took('GET', `${path}/attendance-report`),
    'count the answers': () => took('GET', `${path}/invitees/counts`),
    'list 50 invitees with their answers': () => took('GET', `${path}/invitees?limit=50`),
    'see whose mandate is missing': () => took('GET', `${path}/mandates`),
    'move an agenda item': (turn) => {
      const { id: item } = meeting.agendaItems[turn % 2 === 0 ? 0 : 58];
      const body = { number: turn % 2 === 0 ? 59 : 1 };
      return changed('PATCH', `${path}/agenda-items/${item}`, body, matching(meeting.version));
    },
    'add a decision': (turn) => changed('POST', `${path}/decisions`, { text: `Diputuskan ${turn}` }),
    'open the round of correction': () => move('open_round'),
    'end the round': () => move('end_round'),
    'approve the minutes': () => took('POST', `${path}/minutes/approvals`, { chairApproved: true }),
    'read the approved version': async () => took('GET', `${path}/minutes/versions/1`),
    'begin an erratum': async () => {
      const milliseconds = await move('correct', { note: 'Salah ketik' });
      meeting = (await ask('GET', path)).body;
      return milliseconds;
    },
  };
}
