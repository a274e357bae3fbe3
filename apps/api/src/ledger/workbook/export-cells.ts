import type { CellOut } from '@yipanqi/api/platform';
import {
  isOpenStage,
  parseRate,
  RECORD_KIND_NAMES,
  splitText,
  STAGE_NAMES,
  toWan,
  parseWan,
  type RecordType,
  type Stage,
} from '@yipanqi/domain';
import type { ExportedLead, ExportedRecord } from './export-rows.query';
import { dateCell, decimalCell, wanCell } from './write-sheets';

/** Names for keys, and whose contact data may leave. */
export interface ExportNames {
  unit(id: string): string;
  direction(key: string): string;
  contactsOf(unit: string): boolean;
}

/** A row of 项目, in the order of `WORKBOOK_COLUMNS`. */
export function leadCells(lead: ExportedLead, names: ExportNames): CellOut[] {
  const clear = names.contactsOf(lead.unitId);
  return [
    lead.code,
    lead.name,
    lead.enterpriseName,
    lead.uscc,
    names.unit(lead.unitId),
    lead.placeUnitId && names.unit(lead.placeUnitId),
    lead.direction && names.direction(lead.direction),
    yesNo(lead.industrial),
    yesNo(lead.strategicEmerging),
    yesNo(lead.digital),
    dateCell(lead.registeredOn),
    stageWord(lead),
    lead.shares && splitText(lead.shares.map(({ unit, bp }) => ({ name: names.unit(unit), bp }))),
    lead.source,
    lead.referrer,
    clear ? lead.contactName : null,
    clear ? lead.contactPhone : null,
    lead.remark,
  ];
}

/** A row of 协议, 到位资金 or 节点, in the order of `WORKBOOK_COLUMNS`; 冲正凭证号 of agreements comes last. */
export function recordCells(type: RecordType, record: ExportedRecord): CellOut[] {
  const papers = [record.evidence, record.remark];
  const start = [record.voucherNo, record.leadCode];
  const day = dateCell(record.occurredOn);
  if (type === 'milestone') return [...start, RECORD_KIND_NAMES[record.kind], day, ...papers];
  const money = [wanCell(wanOf(record)), record.currency, rateCell(record)];
  if (type === 'funds') return [...start, day, ...money, record.reverses, ...papers];
  return [...start, RECORD_KIND_NAMES[record.kind], day, ...money, record.headList, ...papers, record.reverses];
}

/** Stages after signing follow from the other sheets. */
function stageWord({ stage, stageBefore }: ExportedLead): string | null {
  const open: Stage | null = stage === 'withdrawn' ? stageBefore : stage;
  return open !== null && isOpenStage(open) ? STAGE_NAMES[open] : null;
}

/** A termination gets its amount when it is verified; it has none in the workbook. */
function wanOf({ kind, originalWan, amount }: ExportedRecord): string | null {
  if (kind === 'termination') return null;
  if (originalWan !== null) return toWan(parseWan(originalWan));
  return amount === null ? null : toWan(BigInt(amount));
}

function rateCell({ currency, rate }: ExportedRecord): CellOut {
  return currency === 'CNY' || rate === null ? null : decimalCell(parseRate(rate));
}

function yesNo(flag: boolean): string {
  return flag ? '是' : '否';
}
