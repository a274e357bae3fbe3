import {
  addDays,
  compare,
  convertToFen,
  toWan,
  yearOf,
  type Day,
  type Fen,
  type RecordKind,
  type RecordType,
} from '@yipanqi/domain';
import names from './names.json';
import type { Random } from './random';
import type { DemoRecord } from './story';

const PREFIX: Readonly<Record<RecordType, string>> = { agreement: 'YS-HT', funds: 'YS-DZ', milestone: 'YS-JD' };

/** A currency that one lead signs and pays in, with one made-up rate. */
export interface DemoCurrency {
  code: string;
  rate: string;
}

export const FOREIGN: readonly DemoCurrency[] = [
  { code: 'USD', rate: '7.1' },
  { code: 'EUR', rate: '7.7' },
  { code: 'HKD', rate: '0.91' },
];

interface Wanted {
  lead: string;
  type: RecordType;
  kind: RecordKind;
  occurredOn: Day;
  /** 分 in yuan; a foreign amount is the nearest whole 万 of its currency. */
  amount?: bigint;
  currency?: DemoCurrency | null;
  headList?: string;
  reverses?: string;
  remark?: string;
}

/** Writes vouchers down with numbers that run through the whole demonstration. */
export class Vouchers {
  private readonly counts: Record<RecordType, number> = { agreement: 0, funds: 0, milestone: 0 };

  constructor(
    private readonly random: Random,
    private readonly today: Day,
  ) {}

  write(wanted: Wanted): DemoRecord {
    const { lead, type, kind, occurredOn } = wanted;
    const number = String((this.counts[type] += 1)).padStart(5, '0');
    const voucherNo = `${PREFIX[type]}-${yearOf(occurredOn)}-${number}`;
    const recorded = addDays(occurredOn, this.random.whole(1, 12));
    return {
      lead,
      type,
      kind,
      voucherNo,
      occurredOn,
      ...moneyOf(wanted),
      headList: wanted.headList ?? null,
      reverses: wanted.reverses ?? null,
      evidence: `${this.random.pick(names.evidence[type])} ${voucherNo}`,
      remark: wanted.remark ?? '',
      recordedOn: compare(recorded, this.today) > 0 ? this.today : recorded,
      step: null,
      returnedBecause: null,
      demo: true,
    };
  }
}

type Money = Pick<DemoRecord, 'currency' | 'originalWan' | 'rate' | 'amount'>;

function moneyOf({ amount, currency }: Wanted): Money {
  if (amount === undefined) return { currency: 'CNY', originalWan: null, rate: null, amount: null };
  if (!currency) return { currency: 'CNY', originalWan: toWan(amount), rate: null, amount: amount as Fen };
  const originalWan = String(Math.max(1, Math.round(Number(amount) / 1e6 / Number(currency.rate))));
  return {
    currency: currency.code,
    originalWan,
    rate: currency.rate,
    amount: convertToFen(originalWan, currency.rate),
  };
}
