import type { Finding, Findings, Verdict } from './verification.js';
import { headText } from './seal.js';

/** A verdict in sentences, for the terminal. */
export function verdictInWords({ sealed, waiting, head, findings, total }: Verdict): string[] {
  const state = [
    head === null ? 'Nothing is sealed yet.' : `Sealed: ${sealed} entries. Head: ${headText(head)}`,
    `Not sealed yet: ${waiting} entries.`,
  ];
  if (total === 0)
    return [...state, 'The history is whole: nothing was changed, removed, inserted or swapped.'];
  const rest = total - findings.length;
  return [
    ...state,
    `The history was altered; ${total} ${total === 1 ? 'finding' : 'findings'}:`,
    ...findings.map((finding) => `  ${sentence(finding)}`),
    ...(rest > 0 ? [`  … and ${rest} more.`] : []),
  ];
}

const sentences: { [Kind in keyof Findings]: (about: Findings[Kind]) => string } = {
  changed: ({ sequence }) => `Entry ${sequence} says something else than when it was sealed.`,
  removed: ({ sequence }) => `Entry ${sequence} was removed; only its seal is left.`,
  gap: ({ sequence }) => `Seal ${sequence} was removed.`,
  rechained: ({ sequence }) => `Seal ${sequence} does not follow from the one before it.`,
  head: ({ sequence }) => `The head of ${sequence} entries does not fit the chain.`,
  open: ({ sequence }) => `From seal ${sequence} on no head closes the chain.`,
  backdated: ({ sequence, entryId, at }) =>
    `Entry ${sequence ?? entryId} claims to be of ${at}, but was written more than a day later: ` +
    'it was slipped in, or the clock of a server was wrong.',
  stray: ({ entryId, at }) =>
    `Entry ${entryId} of ${at} was slipped in: it is not sealed and does not wait for it.`,
  lost: ({ entryId }) => `Entry ${entryId} was removed before it was sealed.`,
  cut: ({ published, size }) =>
    `The head ${published} was published, but only ${size} entries are sealed: the end was cut off, or an older state restored.`,
  rewritten: ({ published, size }) =>
    `The head ${published} was published, but the first ${size} entries have another one now: the history was rewritten.`,
};

function sentence(finding: Finding): string {
  return (sentences[finding.kind] as (finding: Finding) => string)(finding);
}
