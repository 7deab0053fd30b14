import '@mantine/core/styles/RadioCard.layer.css';
import '@mantine/core/styles/RadioIndicator.layer.css';
import { Radio, Textarea, TextInput } from '@mantine/core';
import { useText } from '../../ui';
import { RecordFormView, useRecordForm, type RecordForm } from '../../ui/forms';
import classes from './invitations.module.css';

export interface AnswerValues {
  answer: 'coming' | 'represented' | 'declined' | '';
  name: string;
  position: string;
  letter: string;
  reason: string;
  by: string;
}

export interface GivenAnswer {
  answer: 'coming' | 'represented' | 'declined';
  name: string | null;
  position: string | null;
  letter: string | null;
  reason: string | null;
}

interface AnswerFormProps {
  /** What was answered before. */
  given: GivenAnswer | null;
  /** What was chosen on the way here; only its words are missing. */
  chosen?: 'represented' | 'declined';
  /** Asks who fills it in: whoever holds a link may not be the invitee. */
  asksWho?: boolean;
  submitLabel: string;
  onAnswer: (values: AnswerValues) => Promise<unknown>;
  onCancel?: () => void;
}

const choices = ['coming', 'represented', 'declined'] as const;

/** Coming, represented by someone, or not; each asks only for what it needs. */
export function AnswerForm(props: AnswerFormProps) {
  const { given, chosen, asksWho = false, submitLabel, onAnswer, onCancel } = props;
  const t = useText();
  const form = useRecordForm<AnswerValues>({
    initial: { ...valuesOf(given), ...(chosen === undefined ? {} : { answer: chosen }) },
    save: onAnswer,
  });
  return (
    <RecordFormView
      form={form}
      submitLabel={submitLabel}
      guarded={false}
      {...(onCancel === undefined ? {} : { onCancel })}
    >
      <Radio.Group label={t('invitations.answer.question')} {...form.field('answer')}>
        <div className={classes.answers}>
          {choices.map((value) => (
            <Radio.Card key={value} value={value} className={classes.answer ?? ''}>
              <Radio.Indicator />
              <span>{t(`invitations.answer.${value}`)}</span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <AnswerDetails form={form} asksWho={asksWho} focuses={form.values.answer === chosen} />
    </RecordFormView>
  );
}

interface AnswerDetailsProps {
  form: RecordForm<AnswerValues>;
  asksWho: boolean;
  focuses: boolean;
}

/** Only what the answer needs. */
function AnswerDetails({ form, asksWho, focuses }: AnswerDetailsProps) {
  const t = useText();
  const { answer } = form.values;
  if (answer === '') return null;
  const isDeclined = answer === 'declined';
  return (
    <>
      {answer === 'represented' && <DeputyFields form={form} focuses={focuses} />}
      {answer !== 'coming' && (
        <Textarea
          label={t(isDeclined ? 'invitations.answer.reason' : 'invitations.answer.reason.optional')}
          required={isDeclined}
          autoFocus={isDeclined && focuses}
          maxLength={1000}
          autosize
          minRows={2}
          {...form.field('reason')}
        />
      )}
      {asksWho && (
        <TextInput
          label={t('invitations.answer.by')}
          description={t('invitations.answer.by.hint')}
          maxLength={200}
          {...form.field('by')}
        />
      )}
    </>
  );
}

function DeputyFields({ form, focuses }: Omit<AnswerDetailsProps, 'asksWho'>) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t('invitations.answer.name')}
        required
        autoFocus={focuses}
        maxLength={200}
        {...form.field('name')}
      />
      <TextInput label={t('invitations.answer.position')} maxLength={200} {...form.field('position')} />
      <TextInput
        label={t('invitations.answer.letter')}
        description={t('invitations.answer.letter.hint')}
        maxLength={100}
        {...form.field('letter')}
      />
    </>
  );
}

const unanswered: AnswerValues = { answer: '', name: '', position: '', letter: '', reason: '', by: '' };

function valuesOf(given: GivenAnswer | null): AnswerValues {
  if (given === null) return unanswered;
  const { answer, name, position, letter, reason } = given;
  const texts = Object.entries({ name, position, letter, reason }).map(([key, value]) => [key, value ?? '']);
  return { ...unanswered, answer, ...Object.fromEntries(texts) };
}

/** What is sent: blank fields are left out, and so are those that the answer does not ask for. */
export function answerBody({ answer, name, position, letter, reason }: AnswerValues): GivenAnswer {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  const isDeputy = answer === 'represented';
  return {
    answer: answer as GivenAnswer['answer'],
    name: isDeputy ? text(name) : null,
    position: isDeputy ? text(position) : null,
    letter: isDeputy ? text(letter) : null,
    reason: answer === 'coming' ? null : text(reason),
  };
}
