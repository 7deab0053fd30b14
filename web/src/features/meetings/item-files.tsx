import { ActionIcon, FileButton } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { client, ifMatch, type AgendaItem, type Meeting } from '../../api';
import { FileLink } from '../../records';
import { Confirm, tell, tellProblem, useText } from '../../ui';
import classes from './agenda.module.css';
import { useMeetingWrites } from './use-meeting-writes';

const accepted = '.pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg';
const icon = { size: '1rem', stroke: 1.75, 'aria-hidden': true } as const;
const most = 10;

interface ItemFilesProps {
  meeting: Meeting;
  item: AgendaItem;
}

/** What was handed out on the item. */
export function ItemFiles({ meeting, item }: ItemFilesProps) {
  if (item.files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {item.files.map((file) => (
        <FileLine key={file.id} meeting={meeting} file={file} mayEdit={meeting.can.includes('edit')} />
      ))}
    </ul>
  );
}

type File = AgendaItem['files'][number];

interface FileProps {
  meeting: Meeting;
  file: File;
}

function FileLine({ meeting, file, mayEdit }: FileProps & { mayEdit: boolean }) {
  const t = useText();
  const [removing, setRemoving] = useState(false);
  return (
    <li className={classes.file}>
      <FileLink meetingId={meeting.id} file={file} />
      {mayEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('meetings.file.remove', { name: file.name })}
          onClick={() => setRemoving(true)}
          data-print="no"
        >
          <IconX {...icon} />
        </ActionIcon>
      )}
      {removing && <RemoveFile meeting={meeting} file={file} onClose={() => setRemoving(false)} />}
    </li>
  );
}

/** Its bytes are gone then. */
function RemoveFile({ meeting, file, onClose }: FileProps & { onClose: () => void }) {
  const t = useText();
  const writes = useMeetingWrites(meeting.id);
  const { id, name } = file;
  const remove = async () => {
    const path = { id: meeting.id, fileId: id };
    const find = (now: Meeting) => now.agendaItems.flatMap(({ files }) => files).some((one) => one.id === id);
    await writes.change(find, true, (version) =>
      client.DELETE('/api/meetings/{id}/files/{fileId}', { ...ifMatch(version), params: { path } }),
    );
    tell(t('meetings.file.removed', { name }));
  };
  return (
    <Confirm
      danger
      onClose={onClose}
      title={t('meetings.file.remove.title', { name })}
      confirmLabel={t('common.delete')}
      onConfirm={remove}
    >
      <p>{t('meetings.file.remove.text')}</p>
    </Confirm>
  );
}

/** For whoever prepares the meeting, while there is room. */
export function AddFile({ meeting, item }: ItemFilesProps) {
  const t = useText();
  const writes = useMeetingWrites(meeting.id);
  const [busy, setBusy] = useState(false);
  const reset = useRef<() => void>(null);
  const send = async (file: globalThis.File | null) => {
    if (file === null) return;
    setBusy(true);
    try {
      await writes.add(() =>
        client.POST('/api/meetings/{id}/agenda-items/{itemId}/files', {
          params: { path: { id: meeting.id, itemId: item.id }, query: { name: file.name.slice(-200) } },
          headers: { 'Content-Type': 'application/octet-stream' },
          body: file as never,
          bodySerializer: (body) => body as never,
        }),
      );
      tell(t('meetings.file.added', { name: file.name }));
    } catch (error) {
      tellProblem(error, t('meetings.file.failed', { name: file.name }));
    }
    // Else the browser says nothing when the same file is chosen again.
    reset.current?.();
    setBusy(false);
  };
  if (item.files.length >= most) return null;
  return (
    <FileButton resetRef={reset} onChange={(file) => void send(file)} accept={accepted}>
      {(props) => (
        <ActionIcon
          {...props}
          variant="subtle"
          color="gray"
          loading={busy}
          aria-label={t('meetings.file.add', { number: item.number })}
        >
          <IconPaperclip {...icon} />
        </ActionIcon>
      )}
    </FileButton>
  );
}
