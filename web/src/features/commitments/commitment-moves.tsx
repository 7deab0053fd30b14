import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useText } from '../../ui';
import classes from './commitments.module.css';
import type { Deed, Moves } from './moves';

interface CommitmentMovesProps {
  moves: Moves;
  onChoose: (deed: Deed) => void;
}

/** Its choice stands beside the main one on the narrowest phone too: verify or return. */
const isTwin = (deed: Deed): boolean => deed === 'return';

/** The next move, the one beside it, and the rest in a menu. */
export function CommitmentMoves({ moves: { main, beside, more }, onChoose }: CommitmentMovesProps) {
  const t = useText();
  return (
    <>
      {more.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t('commitments.more-moves')} className={classes.more ?? ''}>
              <IconDots size="1.125rem" stroke={1.75} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {beside !== null && !isTwin(beside) && (
              <Menu.Item hiddenFrom="sm" onClick={() => onChoose(beside)}>
                {t(`commitments.do.${beside}`)}
              </Menu.Item>
            )}
            {more.map((deed) => (
              <Menu.Item
                key={deed}
                onClick={() => onChoose(deed)}
                {...(deed === 'cancel' ? { color: 'red' } : {})}
              >
                {t(`commitments.do.${deed}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {beside !== null && (
        <Button
          variant="default"
          onClick={() => onChoose(beside)}
          {...(isTwin(beside) || more.length === 0 ? {} : { visibleFrom: 'sm' })}
        >
          {t(`commitments.do.${beside}`)}
        </Button>
      )}
      {main !== null && <Button onClick={() => onChoose(main)}>{t(`commitments.do.${main}`)}</Button>}
    </>
  );
}
