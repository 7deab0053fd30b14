import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Organisation, Position } from '../../../api';
import { MergePositions } from '../../../records/merge-positions';
import { useText } from '../../../ui';

interface MergePositionProps {
  organisation: Organisation;
  /** The one that stays. */
  position: Position;
  onClose: () => void;
}

/** Which other entry of the organisation is the same post? */
export function MergePosition({ organisation, position, onClose }: MergePositionProps) {
  const t = useText();
  const [mergedId, setMergedId] = useState<string | null>(null);
  const others = organisation.positions.filter(({ id }) => id !== position.id);
  return (
    <MergePositions kept={position} merged={others.find(({ id }) => id === mergedId)} onClose={onClose}>
      <Select
        label={t('positions.merge.which')}
        data={others.map(({ id, title }) => ({ value: id, label: title }))}
        value={mergedId}
        onChange={setMergedId}
        searchable
        data-autofocus
      />
    </MergePositions>
  );
}
