import type { RecordType } from '../ledger/record';
import type { Measure } from '../plan/measure';
import type { WireValue } from '../plan/measure-values';
import type { Day, Month } from '../shared/calendar';
import type { Ratio } from '../shared/ratio';

/** What a rule may ask of a field: a number against a threshold, the days since a date, one of some words. */
export type FactFieldKind = 'number' | 'date' | 'choice';

export interface FactField {
  readonly key: string;
  /** As it stands on the rules page: 落后时序 */
  readonly label: string;
  readonly kind: FactFieldKind;
  /** %, 个百分点, 个; dates are asked in 天. */
  readonly unit: string;
  /** Decimals with which a number is shown. */
  readonly decimals: number;
  /** A threshold outside is a slip; null where there is no bound. */
  readonly min: number | null;
  readonly max: number | null;
  /** Of a choice: the words with their keys. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One kind of record that rules run over. A further one is a class that describes it and reads its rows. */
export interface FactSubject {
  readonly key: string;
  /** 项目, 凭证, 单位指标 */
  readonly name: string;
  readonly fields: readonly FactField[];
}

/** Where the records behind a finding are; without ids of a database. */
export type FactLink =
  | {
      readonly kind: 'postings';
      readonly label: string;
      readonly measure: Measure;
      readonly unit: string;
      readonly from: Month;
      readonly to: Month;
      /** The sum of those postings. */
      readonly value: WireValue;
    }
  | { readonly kind: 'lead'; readonly label: string; readonly lead: string }
  | {
      readonly kind: 'record';
      readonly label: string;
      readonly lead: string;
      readonly type: RecordType;
      readonly voucherNo: string;
    };

/** Exact numbers, calendar dates, keys of choices; null where there is no value. */
export type FactValue = Ratio | Day | string | null;

/** One row of a subject: whose it is, what it is about, and its fields. */
export interface FactRow {
  readonly unit: string;
  /** Names the row in its subject for ever: a measure, a lead's code, a voucher's number. */
  readonly ref: string;
  /** 演示项目（XM-001） */
  readonly name: string;
  readonly fields: Readonly<Record<string, FactValue>>;
  readonly links: readonly FactLink[];
}

export interface SupervisionFacts {
  readonly subject: FactSubject;
  readonly rows: readonly FactRow[];
}

export function fieldOf(subject: FactSubject, key: string): FactField | undefined {
  return subject.fields.find((field) => field.key === key);
}
