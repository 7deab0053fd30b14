import type { ReactNode } from 'react';
import type { LeadersReport } from '../../api';
import { commitmentsBehind } from '../../records';
import {
  Figure,
  Figures,
  formatNumber,
  formatShortMoney,
  useLocale,
  useText,
  type Locale,
  type Text,
  type Tone,
} from '../../ui';

type FigureLine = LeadersReport['figures'][number];
type Key = FigureLine['key'];

/** What was missed first, then what is asked of leaders, then what was kept. */
const order: Key[] = ['active', 'late', 'needsDirection', 'waitingVerification', 'onTime', 'csrValue'];

/** Colour only where something is asked of the reader. */
const tones: Partial<Record<Key, Tone>> = { late: 'bad', needsDirection: 'warn' };

/** Six figures; each opens exactly the rows it counts. */
export function SixFigures({ report }: { report: LeadersReport }) {
  const t = useText();
  const locale = useLocale();
  const lines = order.flatMap((key) => report.figures.filter((figure) => figure.key === key));
  return (
    <Figures>
      {lines.map((figure) => (
        <Figure
          key={figure.key}
          value={<Value figure={figure} locale={locale} />}
          label={t(`reports.${figure.key}`, { count: figure.value })}
          source={sourceOf(figure, t, locale)}
          tone={figure.value ? tones[figure.key] : undefined}
          link={commitmentsBehind(figure.query)}
        />
      ))}
    </Figures>
  );
}

function Value({ figure: { key, value }, locale }: { figure: FigureLine; locale: Locale }): ReactNode {
  if (value === null) return '–';
  if (key === 'csrValue') return <Rupiah value={value} locale={locale} />;
  if (key !== 'onTime') return formatNumber(value, locale, 0);
  return (
    <>
      {formatNumber(value, locale, 0)} <small>%</small>
    </>
  );
}

/** "Rp 1,5 miliar" with its number large and its units small. */
function Rupiah({ value, locale }: { value: number; locale: Locale }) {
  const [currency, amount, ...scale] = formatShortMoney(value, locale).split('\u00a0');
  return (
    <data value={value}>
      <small>{currency}</small> {amount} <small>{scale.join(' ')}</small>
    </data>
  );
}

/** What the number is measured against, in words. */
function sourceOf({ key, value, of }: FigureLine, t: Text, locale: Locale): string {
  switch (key) {
    case 'active':
      return t('reports.active.source', { rows: of });
    case 'late':
      return value && of !== null
        ? t('reports.late.source', { days: Math.round(of) })
        : t('reports.late.none');
    case 'onTime':
      return value === null ? t('reports.onTime.none') : t('reports.onTime.source', { count: of });
    case 'csrValue':
      return of
        ? t('reports.csrValue.source', { kept: formatShortMoney(of, locale) })
        : t('reports.csrValue.none');
    default:
      return t(value ? `reports.${key}.source` : `reports.${key}.none`, { count: value });
  }
}
