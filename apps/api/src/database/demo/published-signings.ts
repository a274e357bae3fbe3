import { nameKey, parseWan, toWan, type Day, type Fen, type RecordKind, type RecordType } from '@yipanqi/domain';
import signings from './signings.json';
import type { DemoEnterprise, DemoLead, DemoRecord } from './story';

type Row = (typeof signings)[number];

/** Rows about an enterprise that the source does not name. */
const UNNAMED = '来源未载明企业';

/**
 * The published rows as they are. A formal agreement, framework or intent is a record. A published start of building is a record
 * only where the agreement of the same project was published too; the others stand on the timeline, in the source's words, and
 * count nowhere: the rules ask for an agreement, and no agreement is made up.
 */
export function publishedSignings(): { enterprises: DemoEnterprise[]; leads: DemoLead[]; records: DemoRecord[] } {
  const enterprises = new Map<string, DemoEnterprise>();
  const leads: DemoLead[] = [];
  const records: DemoRecord[] = [];
  for (const row of signings) {
    const name = row.enterpriseNames[0] ?? UNNAMED;
    enterprises.set(nameKey(name), { key: nameKey(name), name, uscc: null, demo: false });
    const signed = agreementOfSameProject(row);
    if (signed) records.push(recordOf(row, signed.id));
    else {
      leads.push(leadOf(row, nameKey(name)));
      if (row.recordType === 'agreement') records.push(recordOf(row, row.id));
    }
  }
  return { enterprises: [...enterprises.values()], leads, records };
}

/** For a milestone: the row in which the same project was signed. */
function agreementOfSameProject(row: Row): Row | undefined {
  if (row.recordType !== 'milestone' || row.projectGroup === null) return undefined;
  return signings.find((each) => each.projectGroup === row.projectGroup && each.recordKind === 'formal');
}

function leadOf(row: Row, enterprise: string): DemoLead {
  const onlyReported = row.recordType === 'milestone';
  const partners = row.enterpriseNames.slice(1);
  const remark = [
    row.note,
    row.mappingNote,
    partners.length > 0 ? `共同签约：${partners.join('、')}` : null,
    row.dayPrinted ? null : `来源只写到月份（${row.date}），日期记为当月首日`,
    row.sector ? `来源所写行业：${row.sector}` : null,
    sourceOf(row),
  ];
  return {
    key: row.id,
    code: `公开-${row.id}`,
    name: row.project,
    enterprise,
    unit: row.unitId,
    placeUnit: null,
    direction: row.direction,
    registeredOn: row.occurredOn as Day,
    stage: 'negotiation',
    expected: row.amountWan === null ? null : parseWan(row.amountWan),
    source: '公开报道',
    referrer: '',
    contactName: '',
    contactPhone: '',
    remark: remark.filter((part) => part !== null).join('；'),
    nextStep: '',
    nextStepOn: null,
    splits: [],
    demo: false,
    followUps: onlyReported ? [{ on: row.occurredOn as Day, text: reportedOnly(row) }] : [],
    incorporatedOn: null,
    withdrawnBecause: null,
  };
}

function reportedOnly(row: Row): string {
  return `公开报道：${row.date} ${row.event}，${row.amountKind} ${row.amountYi} 亿元。来源未见该项目的正式协议，按口径不登记节点，不计入任何数字。${sourceOf(row)}`;
}

function recordOf(row: Row, lead: string): DemoRecord {
  const milestone = row.recordType === 'milestone';
  const amount: Fen | null = milestone || row.amountWan === null ? null : parseWan(row.amountWan);
  const about = milestone
    ? `${row.project}：${row.amountKind} ${row.amountYi} 亿元`
    : `${row.amountKind} ${row.amountYi} 亿元`;
  return {
    lead,
    type: row.recordType as RecordType,
    kind: row.recordKind as RecordKind,
    voucherNo: `公开-${row.id}`,
    occurredOn: row.occurredOn as Day,
    currency: 'CNY',
    originalWan: amount === null ? null : toWan(amount),
    rate: null,
    amount,
    headList: null,
    reverses: null,
    evidence: sourceOf(row),
    remark: [about, row.mappingNote, row.dayPrinted ? null : `来源只写到月份（${row.date}）`]
      .filter((part) => part !== null)
      .join('；'),
    recordedOn: row.occurredOn as Day,
    step: null,
    returnedBecause: null,
    demo: false,
  };
}

function sourceOf({ source }: Row): string {
  return `来源：${source.title}${source.reprint ? '，转载' : ''}（${source.date}） ${source.url ?? ''}`.trim();
}
