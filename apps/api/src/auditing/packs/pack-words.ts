import type { EditionKind, EditionStatus } from '@yipanqi/contract';
import {
  MEASURE_NAMES,
  MEASURE_UNIT,
  RECORD_KIND_NAMES,
  RECORD_STATUS_NAMES,
  RECORD_TYPE_NAMES,
} from '@yipanqi/domain';
import type { PackEvent, PackPosting, PackRecord } from './pack-rows.query';

/** Never leave the system in a pack, whatever a row of the trail holds. */
const CONTACT = /^(contactName|contactPhone|contact|phone|email|referrer)$/i;
export const MASKED = '（已遮盖）';

/** A row of the trail with contact data masked, however deep it lies. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      CONTACT.test(key) && member !== null && member !== '' ? MASKED : masked(member),
    ]),
  );
}

/** An instant as Shanghai reads it: 2021-03-31 09:05:07. */
export function shanghai(instant: Date | string | null): string {
  if (instant === null) return '';
  const at = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}

export function recordTitle({ type, kind, voucherNo }: Pick<PackRecord, 'type' | 'kind' | 'voucherNo'>): string {
  return `${voucherNo}（${RECORD_TYPE_NAMES[type]}·${RECORD_KIND_NAMES[kind]}）`;
}

/** 三月 of the archive: `2021-03-1.html`, two hundred records a page. */
export function recordPath(month: string, part: number): string {
  return `records/${month}-${part}.html`;
}

export const RECORD_COLUMNS = [
  '凭证号',
  '类型',
  '种类',
  '状态',
  '项目编号',
  '项目',
  '企业',
  '责任单位',
  '发生日期',
  '计入月份',
  '金额（元）',
  '币种',
  '原币金额（万）',
  '汇率',
  '佐证',
  '备注',
  '头部企业名录',
  '冲正的凭证',
  '登记人',
  '登记时间',
  '审核人',
  '审核时间',
] as const;

export function recordCells(record: PackRecord): (string | null)[] {
  return [
    record.voucherNo,
    RECORD_TYPE_NAMES[record.type],
    RECORD_KIND_NAMES[record.kind],
    RECORD_STATUS_NAMES[record.status],
    record.leadCode,
    record.leadName,
    record.enterpriseName,
    record.unitName,
    record.occurredOn,
    record.bookedMonth,
    record.amount,
    record.currency,
    record.originalWan,
    record.rate,
    record.evidence,
    record.remark,
    record.headList,
    record.reversesVoucherNo,
    record.recordedByName,
    shanghai(record.recordedAt),
    record.verifiedByName,
    shanghai(record.verifiedAt),
  ];
}

export const POSTING_COLUMNS = ['凭证号', '计入月份', '单位', '额度线', '指标', '数值', '计量单位'] as const;

export function postingCells(posting: PackPosting): string[] {
  const { voucherNo, bookedMonth, unitName, quotaLine, measure, value } = posting;
  return [
    voucherNo,
    bookedMonth,
    unitName,
    quotaLine,
    MEASURE_NAMES[measure],
    value,
    MEASURE_UNIT[measure] === 'money' ? '元' : '个',
  ];
}

export const EVENT_COLUMNS = [
  '时间',
  '人',
  '单位',
  '操作',
  '对象',
  '对象编号',
  '来自',
  '请求编号',
  '之前',
  '之后',
] as const;

export function eventCells(event: PackEvent): (string | null)[] {
  const { at, userName, unitId, action, entity, entityId, ip, requestId, before, after } = event;
  const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(masked(value)));
  return [shanghai(at), userName, unitId, action, entity, entityId, ip, requestId, json(before), json(after)];
}

export const EDITION_STATUS_WORDS: Readonly<Record<EditionStatus, string>> = {
  draft: '草稿',
  approved: '已批准',
  published: '已发布',
};
export const EDITION_KIND_WORDS: Readonly<Record<EditionKind, string>> = {
  monthly: '月度通报',
  monthlyInterim: '快报',
  quarterly: '季度督查',
  yearly: '年度考核',
};
