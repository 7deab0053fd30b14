import { api, type MinutesVersion } from '../../api';
import { Empty, Loaded, useText, useWord } from '../../ui';
import classes from './approval.module.css';
import { differencesOf, type Difference } from './compare';

interface DifferencesProps {
  meetingId: string;
  /** The version that is compared with. */
  before: number;
  blocks: MinutesVersion['blocks'];
}

/** Against a version before, block by block; what did not change is not shown. */
export function Differences({ meetingId, before: number, blocks }: DifferencesProps) {
  const t = useText();
  const query = api.useQuery('get', '/api/meetings/{id}/minutes/versions/{number}', {
    params: { path: { id: meetingId, number: String(number) } },
  });
  return (
    <Loaded query={query}>
      {(before) => {
        const found = differencesOf(before.blocks, blocks);
        if (found.length === 0) return <Empty title={t('approval.same')}>{t('approval.same.text')}</Empty>;
        return (
          <ol className={classes.blocks}>
            {found.map((difference) => (
              <One key={difference.id} difference={difference} />
            ))}
          </ol>
        );
      }}
    </Loaded>
  );
}

/** Marked by elements and not by colour alone. */
const elements = { added: 'ins', removed: 'del' } as const;

function One({ difference: { kind, parts } }: { difference: Difference }) {
  const word = useWord();
  return (
    <li className={classes.change}>
      <p className={classes.meta}>{word('approval.difference', kind)}</p>
      <p className={classes.text}>
        {parts.map(({ text, mark }, at) => {
          const Mark = mark === null ? 'span' : elements[mark];
          // Parts of one text have no other name than their place in it.
          return <Mark key={at}>{text}</Mark>;
        })}
      </p>
    </li>
  );
}
