import { Checkbox, Group, NumberInput, Radio, Select } from '@mantine/core';
import { useOffice } from '../../api';
import { formatWeekday, useLocale, useText, useWord } from '../../ui';
import { FieldRow, TypedDateInput, type RecordForm } from '../../ui/forms';
import classes from './planning.module.css';
import { presetsOf, type RecurrenceValues } from './recurrence-values';
import { useRuleWords } from './rule-words';

type Form = RecordForm<RecurrenceValues>;
const shifts = ['after', 'before', 'skip', 'none'] as const;
const ordinals = ['1', '2', '3', '4', '-1'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** The rule: first as people say it, by hand where that is not enough. */
export function RecurrenceFields({ form }: { form: Form }) {
  const t = useText();
  const word = useWord();
  const words = useRuleWords();
  const { today } = useOffice();
  const { startsOn, preset } = form.values;
  const endless = { until: null, count: null, shift: 'none' } as const;
  const presets = startsOn === '' ? {} : presetsOf(startsOn);
  const options = Object.entries(presets).map(([value, rule]) => ({
    value,
    label: words({ ...rule, ...endless }, startsOn),
  }));
  return (
    <>
      <TypedDateInput
        label={t('series.starts-on')}
        required
        today={today}
        lean="future"
        {...form.field('startsOn')}
      />
      <Select
        label={t('series.rule')}
        allowDeselect={false}
        data={[...options, { value: 'own', label: t('series.rule.own') }]}
        {...form.field('preset')}
      />
      {preset === 'own' && <OwnRule form={form} />}
      <Select
        label={t('series.shift')}
        description={t('series.shift.hint')}
        allowDeselect={false}
        data={shifts.map((value) => ({ value, label: word('series.shift', value) }))}
        {...form.field('shift')}
      />
      <Ends form={form} />
    </>
  );
}

function OwnRule({ form }: { form: Form }) {
  const t = useText();
  const word = useWord();
  const { frequency, nth } = form.values;
  const isMonthly = frequency === 'monthly';
  const isByDay = isMonthly && nth === 'day';
  return (
    <div className={classes.own}>
      <FieldRow>
        <NumberInput
          label={t('series.interval')}
          min={1}
          max={12}
          allowDecimal={false}
          {...form.field('interval')}
        />
        <Select
          label={t('series.frequency')}
          allowDeselect={false}
          data={(['weekly', 'monthly'] as const).map((value) => ({
            value,
            label: word('series.frequency', value),
          }))}
          {...form.field('frequency')}
        />
      </FieldRow>
      {isMonthly && (
        <Select
          label={t('series.nth')}
          allowDeselect={false}
          data={['day', ...ordinals].map((value) => ({ value, label: word('series.nth', value) }))}
          {...form.field('nth')}
        />
      )}
      {!isByDay && <Weekdays form={form} />}
    </div>
  );
}

/** One that is counted in a month, or any of a week. */
function Weekdays({ form }: { form: Form }) {
  const t = useText();
  const locale = useLocale();
  const { frequency, weekdays: chosen } = form.values;
  const options = weekdays.map((day) => ({
    value: String(day),
    label: formatWeekday(`2024-01-0${day}`, locale, 'long'),
  }));
  if (frequency === 'monthly') {
    return (
      <Select
        label={t('series.weekday')}
        allowDeselect={false}
        data={options}
        value={chosen[0] ?? null}
        onChange={(day) => form.set('weekdays', day === null ? [] : [day])}
      />
    );
  }
  return (
    <Checkbox.Group
      label={t('series.weekdays')}
      value={chosen}
      onChange={(days) => form.set('weekdays', days)}
    >
      <Group gap="md" className={classes.weekdays ?? ''}>
        {options.map(({ value, label }) => (
          <Checkbox key={value} value={value} label={label} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function Ends({ form }: { form: Form }) {
  const t = useText();
  const word = useWord();
  const { today } = useOffice();
  const { ends } = form.values;
  return (
    <>
      <Radio.Group
        label={t('series.ends')}
        value={ends}
        onChange={(value) => form.set('ends', value as RecurrenceValues['ends'])}
      >
        <Group gap="lg" className={classes.weekdays ?? ''}>
          {(['never', 'until', 'count'] as const).map((value) => (
            <Radio key={value} value={value} label={word('series.ends', value)} />
          ))}
        </Group>
      </Radio.Group>
      {ends === 'until' && (
        <TypedDateInput
          label={t('series.until')}
          required
          today={today}
          lean="future"
          {...form.field('until')}
        />
      )}
      {ends === 'count' && (
        <NumberInput
          label={t('series.count')}
          min={1}
          max={200}
          allowDecimal={false}
          {...form.field('count')}
        />
      )}
    </>
  );
}
