import {
  IconFileTypeDoc,
  IconFileTypePdf,
  IconFileTypePpt,
  IconFileTypeXls,
  IconPhoto,
} from '@tabler/icons-react';
import type { AgendaItem } from '../api';
import { formatNumber, useLocale, useText } from '../ui';
import classes from './records.module.css';

type AgendaFile = AgendaItem['files'][number];

const office = 'application/vnd.openxmlformats-officedocument';
const icons: Record<AgendaFile['type'], typeof IconPhoto> = {
  'application/pdf': IconFileTypePdf,
  [`${office}.wordprocessingml.document` as const]: IconFileTypeDoc,
  [`${office}.spreadsheetml.sheet` as const]: IconFileTypeXls,
  [`${office}.presentationml.presentation` as const]: IconFileTypePpt,
  'image/png': IconPhoto,
  'image/jpeg': IconPhoto,
};

/** A file of an agenda item. It opens beside the page: whoever is typing does not leave it. */
export function FileLink({ meetingId, file }: { meetingId: string; file: AgendaFile }) {
  const t = useText();
  const locale = useLocale();
  const { id, name, type, size } = file;
  const Icon = icons[type];
  return (
    <span className={classes.file}>
      <Icon size="1rem" stroke={1.75} aria-hidden />
      <a href={`/api/meetings/${meetingId}/files/${id}`} target="_blank" rel="noreferrer">
        {name}
      </a>
      <span className={classes.size}>
        {t('meetings.file.size', { size: formatNumber(Math.max(size / 1_048_576, 0.1), locale, 1) })}
      </span>
    </span>
  );
}
