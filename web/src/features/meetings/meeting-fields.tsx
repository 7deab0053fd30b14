import { Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useOffice } from '../../api';
import { DistrictSelect, meetingKinds, PositionSelect } from '../../records';
import { useText, useWord } from '../../ui';
import { FieldRow, TimeInput, TypedDateInput, type RecordForm } from '../../ui/forms';
import { modes } from './choices';
import { LetterFields } from './letter-fields';
import classes from './meeting-form.module.css';
import { usualClassification, type Chosen, type MeetingValues } from './meeting-values';

type MeetingForm = RecordForm<MeetingValues>;

/** Everything that is planned of a meeting, the needful first. */
export function MeetingFields({ form, seeking = false }: { form: MeetingForm; seeking?: boolean }) {
  const t = useText();
  const word = useWord();
  const { today } = useOffice();
  const { kind: before, classification } = form.values;
  const chooseKind = (kind: MeetingValues['kind'] | null) => {
    if (kind === null) return;
    form.set('kind', kind);
    // What the kind brings along, as long as nobody has said otherwise.
    if (seeking && classification === usualClassification(before))
      form.set('classification', usualClassification(kind));
  };
  return (
    <>
      <TextInput
        label={t('meetings.title.label')}
        required
        data-autofocus
        autoFocus={seeking}
        {...form.field('title')}
      />
      <Select
        label={t('meetings.kind')}
        required
        data={meetingKinds.map((value) => ({ value, label: word('meetings.kind', value) }))}
        {...form.field('kind')}
        onChange={(kind) => chooseKind(kind as MeetingValues['kind'] | null)}
      />
      <FieldRow>
        <TypedDateInput label={t('meetings.date')} required today={today} {...form.field('date')} />
        <div className={classes.times}>
          <TimeInput label={t('meetings.start')} required {...form.field('startTime')} />
          <TimeInput label={t('meetings.end')} required {...form.field('endTime')} />
        </div>
      </FieldRow>
      <Input.Wrapper label={t('meetings.mode')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('meetings.mode')}
            data={modes.map((value) => ({ value, label: word('meetings.mode', value) }))}
            {...form.field('mode')}
          />
        </div>
      </Input.Wrapper>
      <Place form={form} />
      <TextInput label={t('meetings.organizer')} {...form.field('organizer')} />
      <Seat form={form} name="chairPositionId" label={t('meetings.chair')} />
      <FieldRow>
        <Seat form={form} name="secretaryPositionId" label={t('meetings.secretary')} />
        <Seat form={form} name="noteTakerPositionId" label={t('meetings.note-taker')} />
      </FieldRow>
      <LetterFields key={String(form.values.kind === 'restricted')} form={form} />
    </>
  );
}

/** Asks only for what the mode needs: a room, an address on the net, or both. */
function Place({ form }: { form: MeetingForm }) {
  const t = useText();
  const { mode } = form.values;
  return (
    <>
      {mode !== 'online' && (
        <FieldRow>
          <TextInput label={t('meetings.venue')} {...form.field('venue')} />
          <DistrictSelect label={t('meetings.district')} {...form.field('districtCode')} />
        </FieldRow>
      )}
      {mode !== 'on_site' && (
        <TextInput
          label={t('meetings.online-url')}
          type="url"
          inputMode="url"
          placeholder="https://"
          {...form.field('onlineUrl')}
        />
      )}
    </>
  );
}

interface SeatProps {
  form: MeetingForm;
  name: 'chairPositionId' | 'secretaryPositionId' | 'noteTakerPositionId';
  label: string;
}

/** A position at the head of the table; its words are kept with it, so that a draft can show them. */
function Seat({ form, name, label }: SeatProps) {
  const chosen: Chosen | null = form.values[name];
  const { error, id } = form.field(name);
  return (
    <PositionSelect
      label={label}
      id={id}
      error={error}
      chosen={chosen}
      value={chosen?.id ?? null}
      onChange={(position, words) =>
        form.set(name, position === null ? null : { id: position, name: words ?? '' })
      }
    />
  );
}
