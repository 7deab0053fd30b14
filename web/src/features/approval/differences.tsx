import { api, type MinutesVersion } from '../../api';
import { Empty, Loaded, Section, useText, useWord } from '../../ui';
import classes from './approval.module.css';
import {
  asBlocks,
  differencesOf,
  planOf,
  promisesOf,
  seatsOf,
  titlesOf,
  type Difference,
  type Planned,
  type Promised,
  type Seated,
} from './compare';
import { usePlanWords, usePromiseWords } from './use-words';
import { useSeatStanding } from './use-seat-standing';

interface DifferencesProps {
  meetingId: string;
  /** The version that is compared with. */
  before: number;
  after: Compared;
}

/** What is compared: a version, or what stands there now. */
type Compared = Pick<MinutesVersion, 'blocks'> & {
  agenda: { id: string; title: string }[];
  decisions: { number: number; text: string }[];
  attendance: Seated[];
  plan: Planned;
  commitments: Promised[];
};

/** Against a version before, piece by piece; what did not change is not shown. */
export function Differences({ meetingId, before: number, after }: DifferencesProps) {
  const t = useText();
  const standing = useSeatStanding();
  const [named, told] = usePlanWords();
  const promised = usePromiseWords();
  const query = api.useQuery('get', '/api/meetings/{id}/minutes/versions/{number}', {
    params: { path: { id: meetingId, number: String(number) } },
  });
  return (
    <Loaded query={query}>
      {(before) => {
        const between = (partsOf: (side: Compared) => Parameters<typeof differencesOf>[0]) =>
          differencesOf(partsOf(before), partsOf(after));
        const all = [
          ['plan', between(({ plan }) => planOf(plan, named, told))],
          ['agenda', between(({ agenda }) => titlesOf(agenda))],
          ['notes', between(({ blocks }) => blocks)],
          ['decisions', differencesOf(...asBlocks(before.decisions, after.decisions))],
          ['commitments', between(({ commitments }) => promisesOf(commitments, promised))],
          ['attendance', between(({ attendance }) => seatsOf(attendance, standing))],
        ] as const;
        const found = all.filter(([, differences]) => differences.length > 0);
        if (found.length === 0) {
          return <Empty title={t('approval.same')}>{t('approval.same.text', { number })}</Empty>;
        }
        return (
          <>
            <p className={classes.soft}>{t('approval.differences', { number })}</p>
            {found.map(([part, differences]) => (
              <Section key={part} title={t(`approval.${part}`)} note={differences.length}>
                <ol className={classes.blocks}>
                  {differences.map((difference) => (
                    <One key={difference.id} difference={difference} />
                  ))}
                </ol>
              </Section>
            ))}
          </>
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
