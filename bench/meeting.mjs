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
  const took = async (...request) => (await ask(...request)).milliseconds;
  const notes = (await ask('GET', `${path}/note-blocks?limit=200`)).body.items;
  const { changes, readAgain } = await changesOf(ask, path);
  return {
    'read the meeting': () => took('GET', path),
    'read where the minutes stand': () => took('GET', `${path}/minutes`),
    'read the minutes, all paragraphs': () => took('GET', `${path}/minutes/reading`),
    'read 200 paragraphs to write on': () => took('GET', `${path}/note-blocks?limit=200`),
    ...writingOf(ask, path, notes, actor),
    'count who is there': () => took('GET', `${path}/attendance-report`),
    'count the answers': () => took('GET', `${path}/invitees/counts`),
    'list 50 invitees with their answers': () => took('GET', `${path}/invitees?limit=50`),
    'see whose mandate is missing': () => took('GET', `${path}/mandates`),
    ...changes,
    ...approvalOf(took, path, readAgain),
  };
}

const matching = (version) => ({ 'if-match': `"${version}"` });

/** Paragraphs have versions of their own. */
function writingOf(ask, path, notes, actor) {
  const content = ({ agendaItemId, orderKey, kind }, text) => ({ agendaItemId, orderKey, kind, text });
  return {
    'save a paragraph': async (turn) => {
      const [note] = notes;
      const blocks = [{ id: note.id, version: note.version, block: content(note, `Diketik ${turn}`) }];
      const { milliseconds, body } = await ask('PUT', `${path}/note-blocks`, { writerId: actor.id, blocks });
      note.version = body.items[0].block.version;
      return milliseconds;
    },
    'add a paragraph': async (turn) => {
      const to = `${path}/note-blocks/${randomUUID()}`;
      return (await ask('PUT', to, content(notes[1], `Baru ${turn}`), { 'if-none-match': '*' })).milliseconds;
    },
    'strike a paragraph': async (turn) => {
      const { id, version } = notes[2 + turn];
      return (await ask('DELETE', `${path}/note-blocks/${id}`, undefined, matching(version))).milliseconds;
    },
  };
}

/** What hangs on the version of the meeting, and answers all of it. */
async function changesOf(ask, path) {
  let meeting = (await ask('GET', path)).body;
  const changed = async (method, part, body) => {
    const answer = await ask(method, `${path}/${part}`, body, matching(meeting.version));
    meeting = answer.body;
    return answer.milliseconds;
  };
  const changes = {
    'mark who is there': (turn) =>
      changed('PATCH', `attendances/${meeting.attendances[turn].id}`, { status: 'present' }),
    'move an agenda item': (turn) => {
      const [from, number] = turn % 2 === 0 ? [0, 59] : [58, 1];
      return changed('PATCH', `agenda-items/${meeting.agendaItems[from].id}`, { number });
    },
    'add a decision': (turn) => changed('POST', 'decisions', { text: `Diputuskan ${turn}` }),
  };
  const readAgain = async () => {
    meeting = (await ask('GET', path)).body;
  };
  return { changes, readAgain };
}

function approvalOf(took, path, readAgain) {
  const move = (verb, more = {}) => took('POST', `${path}/minutes/moves`, { verb, ...more });
  return {
    'open the round of correction': () => move('open_round'),
    'end the round': () => move('end_round'),
    'approve the minutes': () => took('POST', `${path}/minutes/approvals`, { chairApproved: true }),
    'read the approved version': () => took('GET', `${path}/minutes/versions/1`),
    'begin an erratum': async () => {
      const milliseconds = await move('correct', { note: 'Salah ketik' });
      await readAgain();
      return milliseconds;
    },
  };
}
