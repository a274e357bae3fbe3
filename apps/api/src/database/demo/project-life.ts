import { addDays, WAN, YI, type Day } from '@yipanqi/domain';
import names from './names.json';
import type { Random } from './random';
import type { DemoRecord } from './story';
import type { DemoCurrency, Vouchers } from './vouchers';

/** A project that was signed, and what it is to bring. */
export interface SignedProject {
  lead: string;
  signedOn: Day;
  /** 分. */
  amount: bigint;
  large: boolean;
  currency: DemoCurrency | null;
  headList: string | null;
}

/** Everything that was put on paper about a signed project up to today, in the order in which it happened. */
export function projectLife(random: Random, vouchers: Vouchers, project: SignedProject, today: Day): DemoRecord[] {
  const { lead, signedOn, amount, currency } = project;
  const after = (days: number): Day => addDays(signedOn, days);
  const money = { lead, currency };
  const records: DemoRecord[] = [];
  if (random.chance(0.1)) {
    const occurredOn = after(-random.whole(30, 150));
    records.push(vouchers.write({ ...money, type: 'agreement', kind: 'framework', occurredOn, amount }));
  }
  const remark = currency ? '汇率为演示数值。' : '';
  const headList = project.headList ?? undefined;
  const formal = vouchers.write({
    ...money,
    type: 'agreement',
    kind: 'formal',
    occurredOn: signedOn,
    amount,
    headList,
    remark,
  });
  records.push(formal);
  const endsOn = random.chance(0.02) ? after(random.whole(120, 420)) : null;
  records.push(...receipts(random, vouchers, project));
  records.push(...milestones(random, vouchers, project));
  if (random.chance(0.07)) {
    const more = roundTo((amount * BigInt(random.whole(10, 40))) / 100n, WAN * 100n);
    const occurredOn = after(random.whole(150, 540));
    records.push(vouchers.write({ ...money, type: 'agreement', kind: 'increase', occurredOn, amount: more }));
  }
  if (endsOn === null && random.chance(0.012)) records.push(reduction(random, vouchers, formal));
  const told = records.filter(
    (record) => record.occurredOn <= today && (endsOn === null || record.occurredOn < endsOn),
  );
  if (endsOn !== null && endsOn <= today) {
    const ending = random.pick(names.terminationReasons);
    told.push(vouchers.write({ lead, type: 'agreement', kind: 'termination', occurredOn: endsOn, remark: ending }));
  }
  return told.sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0));
}

/** Money comes in parts over the first year and a half: a fifth of the agreement or so. */
function receipts(
  random: Random,
  vouchers: Vouchers,
  { lead, signedOn, amount, large, currency }: SignedProject,
): DemoRecord[] {
  const parts = large ? random.whole(3, 5) : random.whole(1, 3);
  const share = random.between(0.1, 0.36) / parts;
  return Array.from({ length: parts }, (_, index) => {
    const occurredOn = addDays(signedOn, random.whole(10, 90) + index * random.whole(60, 130));
    const part = roundTo(BigInt(Math.round(Number(amount) * share * random.between(0.7, 1.3))), WAN);
    return vouchers.write({ lead, currency, type: 'funds', kind: 'receipt', occurredOn, amount: part });
  });
}

function milestones(random: Random, vouchers: Vouchers, { lead, signedOn }: SignedProject): DemoRecord[] {
  const records: DemoRecord[] = [];
  let day = addDays(signedOn, random.whole(70, 300));
  for (const [kind, chance] of [
    ['construction', 0.68],
    ['production', 0.6],
    ['fullCapacity', 0.45],
  ] as const) {
    if (!random.chance(chance)) return records;
    records.push(vouchers.write({ lead, type: 'milestone', kind, occurredOn: day }));
    day = addDays(day, random.whole(240, 520));
  }
  return records;
}

/** Part of a formal agreement taken back by a reversal. */
function reduction(random: Random, vouchers: Vouchers, formal: DemoRecord): DemoRecord {
  const off = -roundTo(((formal.amount ?? 0n) * BigInt(random.whole(5, 30))) / 100n, WAN);
  return vouchers.write({
    lead: formal.lead,
    type: 'agreement',
    kind: 'reversal',
    occurredOn: addDays(formal.occurredOn, random.whole(40, 160)),
    amount: off,
    reverses: formal.voucherNo,
    remark: '金额登记有误，按协议正文冲减（演示）',
  });
}

/** To whole steps, never nothing. */
export function roundTo(amount: bigint, step: bigint): bigint {
  const whole = ((amount + step / 2n) / step) * step;
  return whole === 0n ? step : whole;
}

/** 亿元 with two decimals → 分. */
export function yi(amount: number): bigint {
  return (BigInt(Math.max(1, Math.round(amount * 100))) * YI) / 100n;
}
