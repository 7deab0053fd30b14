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

const blank = { name: '', position: '', letter: '', organisation: '' };
const text = (value: string) => (value.trim() === '' ? null : value.trim());

function Confirm({
  checkIn,
  seat,
  onBack,
  onDone,
}: CheckInFormProps & { seat: DoorSeat | null; onBack: () => void }) {
  const t = useText();
  const [values, setValues] = useState(blank);
  const [isDeputy, setDeputy] = useState(false);
  const [isOnline, setOnline] = useState(false);
  const [signature, setSignature] = useState<string | null>(null);
  const { busy, problem, send } = useSend(onDone);
  const field = (name: keyof typeof blank) => ({
    value: values[name],
    maxLength: name === 'letter' ? 100 : 200,
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  const needsName = seat === null || isDeputy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const who =
      seat === null
        ? { walkIn: { name: values.name.trim(), organisation: text(values.organisation) } }
        : { seatId: seat.id, deputy: isDeputy ? deputyOf(values) : null };
    void send({ pass: checkIn.pass, ...who, online: isOnline, signature });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <ProblemSummary problem={problem} />
      {seat !== null && (
        <>
          <p className={classes.chosen}>
            {seat.words}
            {seat.organisation !== null && <span className={classes.soft}>{seat.organisation}</span>}
          </p>
          <Checkbox
            label={t('check-in.deputy')}
            checked={isDeputy}
            onChange={(event) => setDeputy(event.currentTarget.checked)}
          />
        </>
      )}
      {needsName && <TextInput label={t('check-in.name')} required autoFocus {...field('name')} />}
      {seat === null && <TextInput label={t('check-in.organisation')} {...field('organisation')} />}
      {seat !== null && isDeputy && (
        <>
          <TextInput label={t('check-in.position')} {...field('position')} />
          <TextInput label={t('check-in.letter')} {...field('letter')} />
        </>
      )}
      {checkIn.mode !== 'on_site' && !isDeputy && seat !== null && (
        <Checkbox
          label={t('check-in.online')}
          checked={isOnline}
          onChange={(event) => setOnline(event.currentTarget.checked)}
        />
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

const deputyOf = ({ name, position, letter }: typeof blank) => ({
  name: name.trim(),
  position: text(position),
  letter: text(letter),
});

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
