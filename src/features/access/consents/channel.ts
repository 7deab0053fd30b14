import type { Locale } from '../../../platform/i18n/translate.js';

export interface ChannelRules {
  /** Whether Sinergi writes to who has not decided yet. */
  readonly unasked: boolean;
  /** Grows with every change of meaning; what was given holds for the text that was read. */
  readonly textVersion: number;
  /** What a person decides on. */
  readonly text: Readonly<Record<Locale, string>>;
}

/** The ways in which Sinergi reminds people. A new channel is one entry here, and its sender. */
export const channels = {
  email: {
    // Notices of duty (UU 27/2022, art. 20 (2) e) need no consent; they stop all the same when it is withdrawn.
    unasked: true,
    textVersion: 1,
    text: {
      id: 'Sinergi mengirim pemberitahuan tugas ke alamat surel Anda, yaitu pengingat tenggat komitmen dan pengingat rapat. Dasarnya adalah pelaksanaan tugas Anda, sehingga surel aktif sejak akun Anda dibuat. Anda dapat menghentikannya kapan saja, dan sejak saat itu pengingat tidak lagi dikirim ke alamat Anda. Tugas dan tenggatnya tetap berlaku dan tetap terlihat di Sinergi.',
      en: 'Sinergi sends notices of your duties to your e-mail address: reminders of due dates of commitments, and of meetings. They rest on the duties of your office, so e-mail is on from the day your account was made. You can stop them at any time, and from that moment no reminder is sent to your address. The duties and their due dates stay as they are, and you still see them in Sinergi.',
    },
  },
} as const satisfies Readonly<Record<string, ChannelRules>>;

export type Channel = keyof typeof channels;
export const channelNames = Object.keys(channels) as Channel[];

/** How a channel stands for somebody who decided so, or has not decided yet. */
export function standing<Decision extends { given: boolean }>(channel: Channel, decision: Decision | null) {
  const { unasked, textVersion, text } = channels[channel];
  return { channel, active: decision?.given ?? unasked, text: { version: textVersion, ...text }, decision };
}
