import { Button } from '@mantine/core';
import { useRef, useState, type PointerEvent } from 'react';
import { useText } from '../../ui';
import classes from './check-in.module.css';

const field = { width: 600, height: 200 };
/** What the server takes; a longer drawing is cut short. */
const longest = 8000;

/** A signature drawn with a finger, as the moves of one path. It may be left out. */
export function SignaturePad({ onChange }: { onChange: (path: string | null) => void }) {
  const t = useText();
  const [path, setPath] = useState('');
  const drawing = useRef(false);
  const put = (next: string) => {
    if (next.length > longest) return;
    setPath(next);
    onChange(next === '' ? null : next);
  };
  const add = (event: PointerEvent<SVGSVGElement>, move: 'M' | 'L') => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const within = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.round(value)));
    const x = within(((event.clientX - left) / width) * field.width, field.width);
    const y = within(((event.clientY - top) / height) * field.height, field.height);
    put(`${path}${move}${x} ${y}`);
  };
  return (
    <div>
      <div className={classes.signatureHead}>
        <span className={classes.label}>{t('check-in.signature')}</span>
        {path !== '' && (
          <Button variant="subtle" size="compact-sm" onClick={() => put('')}>
            {t('check-in.signature.clear')}
          </Button>
        )}
      </div>
      <svg
        className={classes.signature}
        viewBox={`0 0 ${field.width} ${field.height}`}
        role="img"
        aria-label={t(path === '' ? 'check-in.signature.empty' : 'check-in.signature.drawn')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = true;
          add(event, 'M');
        }}
        onPointerMove={(event) => drawing.current && add(event, 'L')}
        onPointerUp={() => (drawing.current = false)}
        onPointerCancel={() => (drawing.current = false)}
      >
        <path d={path} />
      </svg>
      <p className={classes.soft}>{t('check-in.signature.hint')}</p>
    </div>
  );
}
