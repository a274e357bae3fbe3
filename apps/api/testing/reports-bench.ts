import { insertEnterprises } from '@yipanqi/api/enterprises';
import { insertLeads } from '@yipanqi/api/leads';
import { CloseMonth, insertRecords, VerifyRecords } from '@yipanqi/api/ledger';
import { newId } from '@yipanqi/api/platform';
import {
  convertToFen,
  type Month,
  type MonthlyBulletinContent,
  parseDay,
  type RecordKind,
  type RecordType,
} from '@yipanqi/domain';
import { TestApp } from './test-app';
import { ComputeEdition, DecideEdition, type StoredEdition } from '@yipanqi/api/reports';

export interface LeadFacts {
  code: string;
  unit?: string;
  enterprise?: string;
  quotaLine?: string;
  headGroup?: string | null;
  industrial?: boolean;
  strategicEmerging?: boolean;
  digital?: boolean;
  stage?: 'clue' | 'appraisal' | 'negotiation';
  expectedYi?: number;
  /** Per cent by unit, from the beginning. */
  split?: Readonly<Record<string, number>>;
}

export interface EntryFacts {
  lead: string;
  type?: RecordType;
  kind?: RecordKind;
  on: string;
  yi?: number;
  /** At 2 yuan a unit; CNY without. */
  currency?: string;
  headList?: string;
  reverses?: string;
  voucherNo?: string;
}

/** A ledger for the specs of reports: leads and records written at once, verified and closed by the product. */
export class ReportsBench {
  private readonly leads = new Map<string, string>();
  private readonly records = new Map<string, string>();

  private constructor(readonly app: TestApp) {}

  static async open(): Promise<ReportsBench> {
    return new ReportsBench(await TestApp.open());
  }

  async lead(...facts: LeadFacts[]): Promise<void> {
    const { userId } = await this.app.actor('officer');
    await this.app.db.tx(async (tx) => {
      for (const lead of facts) {
        const id = newId();
        const enterpriseId = newId();
        this.leads.set(lead.code, id);
        const enterprise = lead.enterprise ?? `演示企业${lead.code}有限公司`;
        await insertEnterprises(tx, [{ id: enterpriseId, name: enterprise, uscc: null, createdBy: userId }]);
        await insertLeads(tx, [
          {
            id,
            code: lead.code,
            name: `演示项目${lead.code}`,
            enterpriseId,
            enterpriseNames: [enterprise],
            unitId: lead.unit ?? '500101',
            placeUnitId: null,
            direction: null,
            quotaLine: lead.quotaLine ?? 'other',
            headGroup: lead.headGroup ?? null,
            industrial: lead.industrial ?? false,
            strategicEmerging: lead.strategicEmerging ?? false,
            digital: lead.digital ?? false,
            registeredOn: '2019-01-01',
            stage: lead.stage ?? 'negotiation',
            expected: lead.expectedYi === undefined ? null : convertToFen(lead.expectedYi * 10_000, 1),
            ownerId: userId,
            source: '',
            referrer: '',
            contactName: '',
            contactPhone: '',
            remark: '',
            nextStep: '',
            nextStepOn: null,
            createdBy: userId,
            splits: lead.split
              ? [
                  {
                    effectiveFrom: parseDay('2019-01-01'),
                    shares: Object.entries(lead.split).map(([unit, percent]) => ({ unit, bp: percent * 100 })),
                  },
                ]
              : [],
          },
        ]);
      }
    });
  }

  /** Written down by an officer and verified by the bureau. */
  async booked(...entries: EntryFacts[]): Promise<void> {
    const officer = await this.app.actor('officer');
    const verifier = await this.app.actor('verifier');
    await this.app.db.tx(async (tx) => {
      const ids: string[] = [];
      for (const entry of entries) {
        const id = newId();
        const type = entry.type ?? 'agreement';
        const voucherNo = entry.voucherNo ?? `YS-${String(this.records.size + 1).padStart(4, '0')}`;
        this.records.set(voucherNo, id);
        const wan = entry.yi === undefined ? null : String(entry.yi * 10_000);
        const currency = entry.currency ?? 'CNY';
        const foreign = currency !== 'CNY';
        await insertRecords(tx, [
          {
            id,
            type,
            kind: entry.kind ?? (type === 'funds' ? 'receipt' : type === 'milestone' ? 'construction' : 'formal'),
            voucherNo,
            leadId: this.leads.get(entry.lead) ?? '',
            occurredOn: entry.on,
            currency,
            originalWan: foreign ? String((entry.yi ?? 0) * 5_000) : wan,
            rate: foreign ? '2' : null,
            rateOn: foreign ? entry.on : null,
            amount: wan === null ? null : convertToFen(wan, 1),
            headList: entry.headList ?? null,
            reversesId: entry.reverses ? (this.records.get(entry.reverses) ?? null) : null,
            evidence: `佐证 ${voucherNo}`,
            remark: '',
            recordedBy: officer.userId,
          },
        ]);
        ids.push(id);
      }
      await this.app.get(VerifyRecords).run(tx, verifier, ids);
    });
  }

  async closeUpTo(month: string): Promise<void> {
    await this.app.get(CloseMonth).upTo(await this.app.actor('verifier'), month as Month);
  }

  async compute(
    login: string,
    period: string,
    { interim = false, reason = '' }: { interim?: boolean; reason?: string } = {},
  ): Promise<StoredEdition<MonthlyBulletinContent>> {
    const actor = await this.app.actor(login);
    const kind = interim ? 'monthlyInterim' : 'monthly';
    const edition = await this.app.get(ComputeEdition).run(actor, { kind, period, reason });
    return edition as StoredEdition<MonthlyBulletinContent>;
  }

  async approve(
    login: string,
    { id, version }: { id: string; version: number },
  ): Promise<{ id: string; version: number }> {
    return this.app.get(DecideEdition).approve(await this.app.write(login), id, version);
  }

  async publish(
    login: string,
    { id, version }: { id: string; version: number },
  ): Promise<{ id: string; version: number }> {
    return this.app.get(DecideEdition).publish(await this.app.write(login), id, version);
  }

  /** Computed by the verifier, approved and published by a leader. */
  async published(period: string): Promise<StoredEdition<MonthlyBulletinContent>> {
    await this.publish('leader', await this.approve('leader', await this.compute('verifier', period)));
    return this.compute('verifier', period);
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/**
 * 2020: 14 600 亿元 contracted and 2 947 in place, as printed in the plan. 2021: three closed months with heads, large projects, a
 * split, a reversal and an entry that came late, and an open April.
 */
export async function openHistory(): Promise<ReportsBench> {
  const bench = await ReportsBench.open();
  await bench.lead(
    { code: 'A1', unit: '500101', industrial: true },
    { code: 'A2', unit: '500112' },
    {
      code: 'B1',
      unit: '500103',
      quotaLine: 'ngit',
      headGroup: 'ngit.heads',
      industrial: true,
      strategicEmerging: true,
      digital: true,
    },
    {
      code: 'B2',
      unit: '500112',
      quotaLine: 'nev',
      headGroup: 'nev.heads',
      industrial: true,
      split: { '500112': 60, '500101': 40 },
    },
    { code: 'B3', unit: '500101', quotaLine: 'finance' },
    { code: 'B4', unit: '500000-liangjiang' },
    { code: 'P1', unit: '500103', quotaLine: 'ngit', expectedYi: 30 },
    { code: 'P2', unit: '500103', expectedYi: 2 },
  );
  await bench.booked(
    { lead: 'A1', on: '2020-03-10', yi: 10_000 },
    { lead: 'A2', on: '2020-12-20', yi: 4_600 },
    { lead: 'A1', type: 'funds', on: '2020-12-25', yi: 2_000 },
    { lead: 'A2', type: 'funds', on: '2020-12-26', yi: 947 },
    { lead: 'B1', on: '2021-01-15', yi: 60, headList: '世界500强 2021' },
    { lead: 'B4', on: '2021-01-16', yi: 12.345678 },
  );
  await bench.closeUpTo('2021-01');
  await bench.booked(
    { lead: 'B2', on: '2021-02-08', yi: 40, headList: '中国500强 2021' },
    { lead: 'B1', type: 'funds', on: '2021-02-10', yi: 6 },
  );
  await bench.closeUpTo('2021-02');
  await bench.booked(
    { lead: 'B3', on: '2021-02-20', yi: 5, voucherNo: 'YS-LATE' },
    { lead: 'B2', on: '2021-03-05', kind: 'increase', yi: 15 },
    { lead: 'B1', type: 'milestone', on: '2021-03-12' },
    { lead: 'B1', type: 'funds', kind: 'reversal', on: '2021-03-15', yi: -1, reverses: 'YS-0008' },
  );
  await bench.closeUpTo('2021-03');
  await bench.booked({ lead: 'B3', on: '2021-04-02', kind: 'increase', yi: 80 });
  return bench;
}
