import type { Locale } from '../i18n/translate.js';

/** A label and what stands behind it, which may be several lines. */
export type Line = [label: string, value: string];

export interface Letter {
  locale: Locale;
  greeting: string[];
  lead: string;
  lines: Line[];
  ask: string;
  link: { label: string; address: string };
  closing: string;
  from: string;
  /** A remark under the letter. */
  note: string | null;
}

const page =
  'font-family:Arial,sans-serif;font-size:15px;line-height:1.5;color:#1d1d1f;max-width:600px;margin:0 auto;padding:16px';
const label = 'padding:4px 16px 4px 0;color:#55565a;vertical-align:top;white-space:nowrap';
const value = 'padding:4px 0;vertical-align:top';
const button =
  'display:inline-block;padding:10px 18px;background:#0b5a4a;color:#ffffff;text-decoration:none;border-radius:4px';
const remark = 'color:#55565a;font-size:13px';

/** The same letter as plain text and as HTML. Inline styles, since mail programs drop the others. */
export function letter(parts: Letter): { text: string; html: string } {
  return { text: textOf(parts), html: htmlOf(parts) };
}

/** Short enough for a subject line, cut at a word. */
export function shortened(title: string): string {
  if (title.length <= 100) return title;
  return `${title.slice(0, 100).replace(/\s+\S*$/, '')} …`;
}

function textOf({ greeting, lead, lines, ask, link, closing, from, note }: Letter): string {
  const facts = lines.map(([name, fact]) => `${name}:${fact.includes('\n') ? '\n' : ' '}${fact}`).join('\n');
  const parts = [...greeting, lead, facts, ask, `${link.label}: ${link.address}`, closing, from];
  return `${[...parts, ...(note === null ? [] : [`– ${note}`])].join('\n\n')}\n`;
}

function htmlOf({ locale, greeting, lead, lines, ask, link, closing, from, note }: Letter): string {
  const rows = lines.map(
    ([name, fact]) =>
      `<tr><td style="${label}">${escaped(name)}</td><td style="${value}">${escaped(fact).replaceAll('\n', '<br>')}</td></tr>`,
  );
  return [
    `<!doctype html><html lang="${locale}"><body style="margin:0"><div style="${page}">`,
    ...[...greeting, lead].map(paragraph),
    `<table style="border-collapse:collapse">${rows.join('')}</table>`,
    paragraph(ask),
    `<p><a href="${escaped(link.address)}" style="${button}">${escaped(link.label)}</a></p>`,
    ...[closing, from].map(paragraph),
    ...(note === null ? [] : [`<p style="${remark}">${escaped(note)}</p>`]),
    '</div></body></html>',
  ].join('\n');
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
