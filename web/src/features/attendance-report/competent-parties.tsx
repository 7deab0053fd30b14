import { Button, CloseButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ifMatch, refresh, type AgendaItemParties, type Meeting } from '../../api';
import { OrganisationSelect } from '../../records';
import { Section, tell, tellProblem, useText } from '../../ui';
import classes from './attendance-report.module.css';

/** Without whom can an item not be decided? Staff say so; what is chosen is saved at once. */
export function CompetentParties({
  meeting,
  agendaItems,
}: {
  meeting: Meeting;
  agendaItems: AgendaItemParties[];
}) {
  const t = useText();
  const mayEdit = meeting.can.includes('edit');
  const shown = mayEdit ? agendaItems : agendaItems.filter(({ parties }) => parties.length > 0);
  if (shown.length === 0) return null;
  return (
    <Section title={t('attendance.competent')}>
      <p className={classes.soft}>{t('attendance.competent.text')}</p>
      <ol className={classes.rows}>
        {shown.map((item) => (
          <Item key={item.agendaItemId} meeting={meeting} item={item} mayEdit={mayEdit} />
        ))}
      </ol>
    </Section>
  );
}

interface ItemProps {
  meeting: Meeting;
  item: AgendaItemParties;
  mayEdit: boolean;
}

function Item({ meeting, item, mayEdit }: ItemProps) {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const save = useSave(meeting, item);
  const { title, number, parties } = item;
  const ids = parties.map(({ id }) => id);
  const add = (id: string | null) => {
    setAdding(false);
    if (id !== null && !ids.includes(id)) void save([...ids, id]);
  };
  return (
    <li className={classes.row}>
      <span>{`${number}. ${title}`}</span>
      <div>
        <ul className={classes.parties}>
          {parties.map(({ id, name }) => (
            <li key={id} className={classes.party}>
              {name}
              {mayEdit && (
                <CloseButton
                  size="sm"
                  aria-label={t('attendance.competent.remove', { name, number })}
                  onClick={() => void save(ids.filter((one) => one !== id))}
                />
              )}
            </li>
          ))}
        </ul>
        {mayEdit && !adding && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('attendance.competent.add.of', { number })}
            onClick={() => setAdding(true)}
          >
            {t('attendance.competent.add')}
          </Button>
        )}
        {adding && <OrganisationSelect label={t('attendance.organisation')} value={null} onChange={add} />}
      </div>
    </li>
  );
}

function useSave({ id, version }: Meeting, { agendaItemId: itemId }: AgendaItemParties) {
  const t = useText();
  const queries = useQueryClient();
  return async (organisationIds: string[]) => {
    try {
      await client.PUT('/api/meetings/{id}/agenda-items/{itemId}/parties', {
        ...ifMatch(version),
        params: { path: { id, itemId } },
        body: { organisationIds },
      });
      tell(t('attendance.competent.saved'));
    } catch (error) {
      tellProblem(error, t('attendance.competent.failed'));
    }
    await refresh(queries, '/api/meetings');
  };
}
