import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absorb, acknowledge, refusedAsStale, sending, settle, type Choice } from './merge';
import { emptyNote, isUnsaved, type Note, type NoteContent, same, type Theirs } from './note';

const first: NoteContent = { ...emptyNote('n', 'item', 'a0').mine, text: 'Awal' };

/** The server, as far as one paragraph goes; who writes over what, it remembers. */
class TestServer {
  there: Theirs = { version: 1, content: first, by: 'Rekan', at: '2025-10-21T02:00:00Z' };
  readonly overwritten: { text: string; by: Device }[] = [];

  write(by: Device, version: number, content: NoteContent): 'saved' | 'stale' {
    if (same(this.there.content, content)) return 'saved';
    if (this.there.version !== version) return 'stale';
    this.overwritten.push({ text: this.there.content.text, by });
    this.there = { ...this.there, content, version: version + 1 };
    return 'saved';
  }
}

/** A device at which somebody types, and whose words its person has had before the eyes. */
class Device {
  note: Note = {
    id: 'n',
    mine: first,
    base: { version: 1, content: first },
    sent: [],
    theirs: null,
    refused: null,
  };
  readonly seen = new Set(['Awal']);
  readonly besides: string[] = [];

  constructor(private readonly server: TestServer) {}

  type(text: string): void {
    this.change({ text });
  }

  change(fields: Partial<NoteContent>): void {
    this.take({ ...this.note, mine: { ...this.note.mine, ...fields } });
  }

  pull(): void {
    const { version, content, by, at } = this.server.there;
    const { speakerPositionId: _, ...said } = content;
    const written = { speakerPosition: null, updatedBy: by, updatedAt: at };
    this.take(absorb(this.note, { id: 'n', ...said, ...written, version }));
  }

  save(isHeard: boolean): void {
    if (!isUnsaved(this.note) || this.note.theirs !== null) return;
    const { mine, base } = this.note;
    const answer = this.server.write(this, base?.version ?? 0, mine);
    const sent = sending(this.note, mine);
    const { there } = this.server;
    if (!isHeard) this.take(sent);
    else this.take(answer === 'saved' ? acknowledge(sent, mine, there.version) : refusedAsStale(sent, there));
  }

  choose(choice: Choice): void {
    const { note, besides } = settle(this.note, choice);
    if (besides !== null) this.besides.push(besides.text);
    this.take(note);
  }

  private take(note: Note): void {
    this.note = note;
    this.seen.add(note.mine.text);
    if (note.theirs !== null) this.seen.add(note.theirs.content.text);
  }
}

type Step = (device: Device, at: number) => void;
const steps: Record<string, Step> = {
  type: (device, at) => device.type(`kata ${at}`),
  weigh: (device) => device.change({ kind: 'consideration' }),
  move: (device, at) => device.change({ orderKey: `a${at}` }),
  strike: (device) => device.change({ deleted: true }),
  pull: (device) => device.pull(),
  save: (device) => device.save(true),
  'save, and the answer is lost': (device) => device.save(false),
  'keep mine': (device) => device.choose('mine'),
  'keep both': (device) => device.choose('both'),
};
const story = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(...Object.keys(steps))), {
  maxLength: 60,
});

function played(turns: [number, string][]): { server: TestServer; devices: Device[] } {
  const server = new TestServer();
  const devices = [new Device(server), new Device(server)];
  for (const [at, [who, step]] of turns.entries()) steps[step]?.(devices[who] as Device, at);
  return { server, devices };
}

describe('whatever two devices do, and whatever answers get lost', () => {
  it('nobody writes over words that were never before their eyes', () => {
    fc.assert(
      fc.property(story, (turns) => {
        for (const { text, by } of played(turns).server.overwritten) expect(by.seen.has(text)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('what stands on a screen and not at the server is still to be sent, or asked about', () => {
    fc.assert(
      fc.property(story, (turns) => {
        const { server, devices } = played(turns);
        for (const { note } of devices) {
          if (same(note.mine, server.there.content) || note.theirs !== null || isUnsaved(note)) continue;
          // Else it is an older version that the server has given, and nothing of this device's own.
          expect(same(note.mine, note.base?.content ?? first)).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('a device with the last word has it at the server in the end', () => {
    fc.assert(
      fc.property(story, (turns) => {
        const { server, devices } = played(turns);
        const [device] = devices as [Device];
        device.change({ text: 'penutup', deleted: false });
        for (let times = 0; times < 3; times += 1) {
          device.choose('mine');
          device.save(true);
        }
        expect(server.there.content.text).toBe('penutup');
      }),
      { numRuns: 1000 },
    );
  });
});
