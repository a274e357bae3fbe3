import {
  assertRecord,
  assertSplit,
  assertUscc,
  likelySame,
  monthOf,
  nameKey,
  YI,
  yearOf,
  type Day,
} from '@yipanqi/domain';
import { demoStory } from './generate';
import names from './names.json';
import plan from '../reference/plan.json';

const today = '2026-11-20' as Day;
const story = demoStory(today);
const leads = new Map(story.leads.map((lead) => [lead.key, lead]));
const made = story.leads.filter((lead) => lead.demo);

describe('the demonstration', () => {
  it('is the same every time, and goes on with the calendar', () => {
    expect(demoStory(today)).toEqual(story);
    expect(demoStory('2027-02-03' as Day).steps.at(-2)).toEqual({ upTo: '2026-12', close: true });
  });

  it('has the size of a small city', () => {
    expect(story.enterprises.length).toBeGreaterThan(380);
    expect(story.leads.length).toBeGreaterThan(1_350);
    expect(story.leads.length).toBeLessThan(1_650);
    expect(new Set(made.map((lead) => lead.unit)).size).toBe(42);
    expect(new Set(made.map((lead) => lead.direction)).size).toBe(63);
  });

  it('marks everything that is made up', () => {
    for (const lead of made) expect(lead.name).toMatch(/^演示·/);
    for (const enterprise of story.enterprises) expect(/^演示/.test(enterprise.name)).toBe(enterprise.demo);
    const published = story.leads.filter((lead) => !lead.demo);
    expect(published).toHaveLength(83);
    for (const lead of published) expect(lead.remark).toContain('来源：');
  });

  it('keeps every published row: 65 formal agreements, one framework, one intent, 18 milestones', () => {
    const records = story.records.filter((record) => !record.demo);
    const kinds = (kind: string): number => records.filter((record) => record.kind === kind).length;
    expect([kinds('formal'), kinds('framework'), kinds('intent'), kinds('construction')]).toEqual([65, 1, 1, 2]);
    expect(records.every((record) => record.step !== null)).toBe(true);
    const told = story.leads.filter((lead) => !lead.demo && lead.followUps.length > 0);
    expect(told).toHaveLength(16);
  });

  it('gives no two enterprises names that look alike, but for the disputed ones', () => {
    const disputed = new Set(names.similarNames.groups.flat());
    const byCore = story.enterprises.filter((each) => each.demo && !disputed.has(each.name)).map((each) => each.name);
    const alike = byCore.flatMap((name, index) =>
      byCore.slice(index + 1, index + 120).filter((other) => likelySame(name, other)),
    );
    expect(alike).toEqual([]);
    expect(new Set(story.enterprises.map((each) => nameKey(each.name))).size).toBe(story.enterprises.length);
    for (const { uscc } of story.enterprises) if (uscc) expect(assertUscc(uscc)).toBe(uscc);
  });

  it('holds to the rules of the ledger', () => {
    const byVoucher = new Map(story.records.map((record) => [record.voucherNo, record]));
    expect(byVoucher.size).toBe(story.records.length);
    for (const record of story.records) {
      const formals = story.records.filter((each) => each.lead === record.lead && each.kind === 'formal');
      const reversed = record.reverses === null ? undefined : byVoucher.get(record.reverses);
      assertRecord(
        { ...record, leadId: record.lead, fen: record.amount, reversesVoucherNo: record.reverses },
        {
          firstFormalOn: formals[0]?.occurredOn ?? null,
          reversed: reversed
            ? {
                leadId: reversed.lead,
                type: reversed.type,
                kind: reversed.kind,
                verified: true,
                remaining: reversed.amount!,
              }
            : null,
        },
        today,
      );
      if (reversed) expect(record.step ?? 99).toBeGreaterThan(reversed.step ?? 99);
      expect(leads.has(record.lead)).toBe(true);
    }
    for (const lead of story.leads) for (const split of lead.splits) assertSplit(split.shares);
  });

  it('tells of everything that happens to a project', () => {
    const count = (kind: string): number =>
      story.records.filter((record) => record.demo && record.kind === kind).length;
    for (const kind of ['framework', 'increase', 'termination', 'reversal', 'production', 'fullCapacity'])
      expect([kind, count(kind) > 4]).toEqual([kind, true]);
    const late = story.records.filter(
      (record) => record.step !== null && monthOf(record.recordedOn) > monthOf(record.occurredOn),
    );
    expect(late.length).toBeGreaterThan(20);
    expect(story.records.filter((record) => record.currency !== 'CNY').length).toBeGreaterThan(10);
    expect(story.leads.filter((lead) => lead.splits.length > 0).length).toBeGreaterThan(30);
    expect(story.leads.filter((lead) => lead.withdrawnBecause).length).toBeGreaterThan(25);
    expect(story.leads.filter((lead) => lead.nextStepOn === today).length).toBeGreaterThan(8);
    const waiting = story.records.filter((record) => record.step === null);
    expect(waiting.filter((record) => record.returnedBecause === null).length).toBeGreaterThan(50);
    expect(waiting.filter((record) => record.returnedBecause !== null)).toHaveLength(8);
  });

  it('stands against the plan as a city would', () => {
    const contracted = (test: (lead: string, day: Day) => boolean): number =>
      story.records
        .filter(
          (each) =>
            each.type === 'agreement' &&
            each.kind !== 'framework' &&
            each.kind !== 'intent' &&
            test(each.lead, each.occurredOn),
        )
        .reduce((sum, each) => sum + Number((each.amount ?? 0n) / YI), 0);
    for (const year of [2021, 2022, 2023, 2024, 2025]) {
      const all = contracted((_, day) => yearOf(day) === year);
      expect(all).toBeGreaterThan(13_500);
      expect(all).toBeLessThan(20_500);
    }
    const lineOf = new Map(plan.directions.map((each) => [each.key, each.quotaLine]));
    for (const line of plan.quotaLines) {
      const done = contracted(
        (lead, day) =>
          yearOf(day) >= 2021 && yearOf(day) <= 2025 && lineOf.get(leads.get(lead)?.direction ?? '') === line.key,
      );
      expect([line.key, done / line.quotaYi > 0.4 && done / line.quotaYi < 1.35]).toEqual([line.key, true]);
    }
    const inPlace = story.records
      .filter((each) => each.type === 'funds')
      .reduce((sum, each) => sum + Number((each.amount ?? 0n) / YI), 0);
    const share = inPlace / contracted(() => true);
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.25);
  });
});
