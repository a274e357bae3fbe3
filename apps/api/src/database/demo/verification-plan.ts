import { addDays, daysBetween, lastDayOf, monthOf, type Day } from '@yipanqi/domain';
import { isRecent, stepOf, type DemoCalendar } from './demo-calendar';
import names from './names.json';
import type { Random } from './random';
import type { DemoRecord } from './story';
import type { Vouchers } from './vouchers';

const NEWEST_WAITING = 56;
const OLDER_WAITING = 8;
const RETURNED = 8;
const WRONG_RECEIPTS = 9;

/** Decides when each record is verified: mostly in its own month, some late, the newest not yet. */
export function planVerification(
  random: Random,
  calendar: DemoCalendar,
  vouchers: Vouchers,
  records: readonly DemoRecord[],
): DemoRecord[] {
  for (const record of records) record.step = stepOf(calendar, record.occurredOn);
  delay(random, calendar, records);
  const byVoucher = new Map(records.map((record) => [record.voucherNo, record]));
  // What is reversed has been verified before.
  for (const record of records) {
    const reversed = record.reverses === null ? null : (byVoucher.get(record.reverses)?.step ?? null);
    if (reversed !== null) record.step = Math.min(calendar.steps.length - 1, Math.max(record.step ?? 0, reversed + 1));
  }
  const corrected = [...records, ...takenBack(random, calendar, vouchers, records)];
  return keepWaiting(random, calendar, vouchers, corrected);
}

/** 迟报: verified a month or two after the month was closed. Nothing that others build upon within that time. */
function delay(random: Random, calendar: DemoCalendar, records: readonly DemoRecord[]): void {
  const last = calendar.steps.length - 1;
  for (const record of records) {
    const { step } = record;
    if (!record.demo || step === null || step === last || !isRecent(calendar, record.occurredOn)) continue;
    if (record.kind === 'reversal' || record.kind === 'termination' || !random.chance(chanceOfDelay(record, records)))
      continue;
    record.step = Math.min(last, step + random.whole(1, 2));
    const closedOn = lastDayOf(calendar.steps[record.step - 1]!.upTo);
    record.recordedOn = earlier(addDays(closedOn, random.whole(2, 16)), calendar.today);
  }
}

function chanceOfDelay(record: DemoRecord, records: readonly DemoRecord[]): number {
  if (record.kind === 'receipt' || record.kind === 'construction') return 0.055;
  if (record.kind !== 'formal') return 0;
  const next = records.filter(
    (each) => each.lead === record.lead && each !== record && each.occurredOn >= record.occurredOn,
  );
  return next.every((each) => daysBetween(record.occurredOn, each.occurredOn) > 95) ? 0.12 : 0;
}

/** Receipts that were entered twice and are reversed when that is found. */
function takenBack(
  random: Random,
  calendar: DemoCalendar,
  vouchers: Vouchers,
  records: readonly DemoRecord[],
): DemoRecord[] {
  const candidates = records.filter(
    ({ demo, kind, step, occurredOn }) =>
      demo &&
      kind === 'receipt' &&
      step === stepOf(calendar, occurredOn) &&
      isRecent(calendar, occurredOn) &&
      addDays(occurredOn, 150) <= calendar.today,
  );
  return Array.from({ length: Math.min(WRONG_RECEIPTS, candidates.length) }, () => {
    const [wrong] = candidates.splice(random.whole(0, candidates.length - 1), 1);
    if (!wrong) throw new Error('no receipt left to reverse');
    const occurredOn = addDays(wrong.occurredOn, random.whole(40, 140));
    const reversal = vouchers.write({
      lead: wrong.lead,
      type: 'funds',
      kind: 'reversal',
      occurredOn,
      reverses: wrong.voucherNo,
      remark: '与另一笔到账重复登记，全额冲正（演示）',
    });
    const { currency, rate, originalWan, amount } = wrong;
    const money = { currency, rate, originalWan: `-${originalWan}`, amount: -(amount ?? 0n) as DemoRecord['amount'] };
    return { ...reversal, ...money, step: stepOf(calendar, occurredOn) };
  });
}

/** The verifier's queue: what was recorded last, a few older ones, and some that look odd. Others were returned. */
function keepWaiting(
  random: Random,
  calendar: DemoCalendar,
  vouchers: Vouchers,
  records: readonly DemoRecord[],
): DemoRecord[] {
  const open = records
    .filter(
      (each) =>
        each.demo &&
        monthOf(each.occurredOn) > calendar.lastClosed &&
        each.kind !== 'reversal' &&
        each.kind !== 'termination',
    )
    .sort((a, b) =>
      a.recordedOn === b.recordedOn ? (a.voucherNo < b.voucherNo ? -1 : 1) : a.recordedOn < b.recordedOn ? 1 : -1,
    );
  const waiting = new Set(open.slice(0, NEWEST_WAITING));
  const older = open.slice(NEWEST_WAITING);
  for (let count = 0; count < OLDER_WAITING && older.length > 0; count += 1) waiting.add(random.pick(older));
  for (const formal of [...waiting].filter((each) => each.kind === 'formal')) {
    for (const each of records)
      if (each.lead === formal.lead && each.occurredOn >= formal.occurredOn) waiting.add(each);
  }
  for (const record of waiting) record.step = null;
  const odd = oddOnes(calendar, vouchers, records);
  const returnable = [...waiting].filter((each) => each.kind !== 'formal');
  for (const record of returnable.slice(0, RETURNED)) record.returnedBecause = random.pick(names.returnReasons);
  return [...records, ...odd];
}

/** More money than was agreed on, and one evidence for two receipts. */
function oddOnes({ today }: DemoCalendar, vouchers: Vouchers, records: readonly DemoRecord[]): DemoRecord[] {
  const agreed = records
    .filter((each) => each.kind === 'formal' && each.step !== null && each.demo && each.currency === 'CNY')
    .slice(-2);
  return agreed.map((formal, index) => {
    const amount = ((formal.amount ?? 0n) * (index === 0 ? 13n : 1n)) / 10n;
    const occurredOn = addDays(today, -3 - index);
    const record = vouchers.write({ lead: formal.lead, type: 'funds', kind: 'receipt', occurredOn, amount });
    const shared = records.find((each) => each.kind === 'receipt' && each.step !== null)?.evidence;
    return index === 1 && shared ? { ...record, evidence: shared } : record;
  });
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
