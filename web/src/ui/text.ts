import { useCallback, type ReactNode } from 'react';
import { useIntl, type MessageDescriptor } from 'react-intl';

/** The key of a message in src/messages; the compiler knows them all. */
export type MessageId = NonNullable<MessageDescriptor['id']>;
export type Values = Record<string, string | number | boolean | null | undefined>;
export type Text = (id: MessageId, values?: Values) => string;

/** `const t = useText(); t('meetings.title')`: the sentence in the reader's language. */
export function useText(): Text {
  const intl = useIntl();
  return useCallback((id, values) => String(intl.formatMessage({ id }, values)), [intl]);
}

/** The word for a value of the API: `word('meetings.kind', 'fgd')`; an unknown value is shown as it came. */
export function useWord(): (prefix: string, value: string) => string {
  const intl = useIntl();
  return useCallback(
    (prefix, value) => {
      const id = `${prefix}.${value}`;
      return id in intl.messages
        ? String(intl.formatMessage({ id: id as MessageId }))
        : value.replaceAll('_', ' ');
    },
    [intl],
  );
}

/** Shows its children once the words that come after the first load are there. */
export function WhenWorded({ children }: { children: ReactNode }): ReactNode {
  const one: MessageId = 'account.title';
  return one in useIntl().messages ? children : null;
}
