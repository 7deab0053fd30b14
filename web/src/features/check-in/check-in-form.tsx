import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { client, type Body, type CheckIn, type DoorSeat } from '../../api';
import { useText } from '../../ui';
import { ProblemSummary } from '../../ui/forms';
import { FindSeat } from './find-seat';
import { SignaturePad } from './signature-pad';
import classes from './check-in.module.css';

type Request = Body<'/api/check-ins', 'post'>;

interface CheckInFormProps {
  checkIn: CheckIn;
  onDone: (mine: NonNullable<CheckIn['mine']>) => void;
}

/** First whose seat it is, then, on one more screen, how one comes. */
export function CheckInForm({ checkIn, onDone }: CheckInFormProps) {
  const [seat, setSeat] = useState<DoorSeat | null>(null);
  const [isWalkIn, setWalkIn] = useState(false);
  if (seat === null && !isWalkIn)
    return <FindSeat pass={checkIn.pass} onChoose={setSeat} onNotFound={() => setWalkIn(true)} />;
  const back = () => {
    setSeat(null);
    setWalkIn(false);
  };
  return <Confirm checkIn={checkIn} seat={seat} onBack={back} onDone={onDone} />;
}

const blank = { name: '', position: '', letter: '', organisation: '', isDeputy: false, isOnline: false };
type Values = typeof blank;
const text = (value: string) => (value.trim() === '' ? null : value.trim());

interface ConfirmProps extends CheckInFormProps {
  /** Null for who was not invited. */
  seat: DoorSeat | null;
  onBack: () => void;
}

function Confirm({ checkIn, seat, onBack, onDone }: ConfirmProps) {
  const t = useText();
  const [values, setValues] = useState(blank);
  const [signature, setSignature] = useState<string | null>(null);
  const { busy, problem, send } = useSend(onDone);
  const needsName = seat === null || values.isDeputy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({ pass: checkIn.pass, ...whoComes(seat, values), online: values.isOnline, signature });
  };
  const fields = { values, onChange: (part: Partial<Values>) => setValues({ ...values, ...part }) };
  return (
    <form className={classes.form} onSubmit={submit}>
      <ProblemSummary problem={problem} />
      {seat === null ? (
        <WalkInFields {...fields} />
      ) : (
        <SeatFields {...fields} seat={seat} mayBeOnline={checkIn.mode !== 'on_site'} />
      )}
      <SignaturePad onChange={setSignature} />
      <div className={classes.moves}>
        <Button variant="default" onClick={onBack}>
          {t('check-in.back')}
        </Button>
        <Button type="submit" loading={busy} disabled={needsName && values.name.trim() === ''}>
          {t('check-in.submit')}
        </Button>
      </div>
    </form>
  );
}

function whoComes(seat: DoorSeat | null, values: Values): Pick<Request, 'seatId' | 'walkIn' | 'deputy'> {
  const name = values.name.trim();
  if (seat === null) return { walkIn: { name, organisation: text(values.organisation) } };
  const deputy = { name, position: text(values.position), letter: text(values.letter) };
  return { seatId: seat.id, deputy: values.isDeputy ? deputy : null };
}

interface FieldsProps {
  values: Values;
  onChange: (part: Partial<Values>) => void;
}

function NameField({ values, onChange }: FieldsProps) {
  const t = useText();
  return (
    <TextInput
      label={t('check-in.name')}
      required
      autoFocus
      maxLength={200}
      value={values.name}
      onChange={(event) => onChange({ name: event.currentTarget.value })}
    />
  );
}

function WalkInFields({ values, onChange }: FieldsProps) {
  const t = useText();
  return (
    <>
      <NameField values={values} onChange={onChange} />
      <TextInput
        label={t('check-in.organisation')}
        maxLength={200}
        value={values.organisation}
        onChange={(event) => onChange({ organisation: event.currentTarget.value })}
      />
    </>
  );
}

function SeatFields({
  values,
  onChange,
  seat,
  mayBeOnline,
}: FieldsProps & { seat: DoorSeat; mayBeOnline: boolean }) {
  const t = useText();
  return (
    <>
      <p className={classes.chosen}>
        {seat.words}
        {seat.organisation !== null && <span className={classes.soft}>{seat.organisation}</span>}
      </p>
      <Checkbox
        label={t('check-in.deputy')}
        checked={values.isDeputy}
        onChange={(event) => onChange({ isDeputy: event.currentTarget.checked })}
      />
      {values.isDeputy && <DeputyFields values={values} onChange={onChange} />}
      {mayBeOnline && !values.isDeputy && (
        <Checkbox
          label={t('check-in.online')}
          checked={values.isOnline}
          onChange={(event) => onChange({ isOnline: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function DeputyFields({ values, onChange }: FieldsProps) {
  const t = useText();
  return (
    <>
      <NameField values={values} onChange={onChange} />
      <TextInput
        label={t('check-in.position')}
        maxLength={200}
        value={values.position}
        onChange={(event) => onChange({ position: event.currentTarget.value })}
      />
      <TextInput
        label={t('check-in.letter')}
        maxLength={100}
        value={values.letter}
        onChange={(event) => onChange({ letter: event.currentTarget.value })}
      />
    </>
  );
}

function useSend(onDone: CheckInFormProps['onDone']) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (body: Request) => {
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await client.POST('/api/check-ins', { body });
      onDone(data!);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send };
}
