import { groupDigits, MEASURE_NAMES, RECORD_STATUS_NAMES } from '@yipanqi/domain';
import type { PackFile } from './pack-archive';
import { csvLine, escapeHtml, facts, link, PAGE_FOOT, pageHead, table } from './pack-html';
import {
  eventsOfRecords,
  postingsOf,
  recordPages,
  type PackEvent,
  type PackPosting,
  type PackRecord,
} from './pack-rows.query';
import {
  eventCells,
  EVENT_COLUMNS,
  masked,
  POSTING_COLUMNS,
  postingCells,
  RECORD_COLUMNS,
  recordCells,
  recordPath,
  recordTitle,
  shanghai,
} from './pack-words';
import type { PackJob } from './write-pack';

export interface RecordPage {
  readonly path: string;
  readonly month: string;
  readonly part: number;
  readonly count: number;
}

interface Around {
  readonly postings: Map<string, PackPosting[]>;
  readonly events: Map<string, PackEvent[]>;
}

/** records/2021-03-1.html …, records.csv, postings.csv, records.json. */
export async function writeRecords(job: PackJob): Promise<RecordPage[]> {
  let done = 0;
  const counted = async (records: readonly PackRecord[]): Promise<void> => job.onRecords((done += records.length));
  const pages = await writePages(job, counted);
  await writeTables(job, counted);
  await writeJson(job, counted);
  return pages;
}

type Counted = (records: readonly PackRecord[]) => Promise<void>;

async function writePages(job: PackJob, counted: Counted): Promise<RecordPage[]> {
  const pages: RecordPage[] = [];
  for await (const rows of recordPages(job.db, job)) {
    const around = await aroundOf(job, rows);
    for (const month of new Set(rows.map((row) => row.month))) {
      const records = rows.filter((row) => row.month === month);
      const part = pages.filter((page) => page.month === month).length + 1;
      const path = recordPath(month, part);
      await writePage(await job.archive.open(path), `${job.unitName} ${month} 凭证（${part}）`, records, around);
      pages.push({ path, month, part, count: records.length });
    }
    await counted(rows);
  }
  return pages;
}

async function aroundOf({ db }: PackJob, rows: readonly PackRecord[]): Promise<Around> {
  const ids = rows.map((row) => row.id);
  return {
    postings: grouped(await postingsOf(db, ids), (posting) => posting.recordId),
    events: grouped(await eventsOfRecords(db, ids), (event) => event.entityId ?? ''),
  };
}

async function writePage(file: PackFile, title: string, records: readonly PackRecord[], around: Around): Promise<void> {
  const list = records.map((record) => [
    link(`#r-${record.id}`, record.voucherNo),
    recordTitle(record),
    record.leadName,
    record.occurredOn,
    record.amount && groupDigits(record.amount),
    RECORD_STATUS_NAMES[record.status],
    record.recordedByName,
    record.verifiedByName,
  ]);
  const headings = ['凭证号', '凭证', '项目', '日期', '金额（元）', '状态', '登记人', '审核人'];
  await file.write(`${pageHead(title, '../')}${table(headings, list)}`);
  for (const record of records) {
    await file.write(section(record, around.postings.get(record.id) ?? [], around.events.get(record.id) ?? []));
  }
  await file.write(PAGE_FOOT);
  await file.close();
}

function section(record: PackRecord, postings: readonly PackPosting[], events: readonly PackEvent[]): string {
  const money = record.amount === null ? null : `${groupDigits(record.amount)} 元`;
  const foreign =
    record.currency === 'CNY'
      ? null
      : `${record.originalWan ?? '—'} 万 ${record.currency}，汇率 ${record.rate ?? '—'}（${record.rateOn ?? '—'}）`;
  return `<section id="r-${record.id}"><h2>${escapeHtml(recordTitle(record))}</h2>${facts([
    ['项目', `${record.leadCode} ${record.leadName}`],
    ['企业', record.enterpriseName],
    ['责任单位', record.unitName],
    ['日期', record.occurredOn],
    ['金额', money],
    ['原币', foreign],
    ['状态', RECORD_STATUS_NAMES[record.status]],
    ['计入月份', record.bookedMonth],
    ['佐证', record.evidence],
    ['备注', record.remark],
    ['头部企业名录', record.headList],
    ['冲正的凭证', record.reversesVoucherNo],
    ['退回原因', record.returnReason],
    ['登记', `${record.recordedByName}，${shanghai(record.recordedAt)}`],
    ['审核', record.verifiedByName && `${record.verifiedByName}，${shanghai(record.verifiedAt)}`],
  ])}<h3>计入官方数字</h3>${table(
    POSTING_COLUMNS.slice(1),
    postings.map((posting) => postingCells(posting).slice(1)),
    '不计入官方数字。',
  )}<h3>操作痕迹</h3>${table(EVENT_COLUMNS, events.map(eventCells))}</section>`;
}

/** One file after the other: an archive takes one entry at a time. */
async function writeTables(job: PackJob, counted: Counted): Promise<void> {
  const records = await job.archive.open('records.csv');
  await records.write(`\uFEFF${csvLine(RECORD_COLUMNS)}`);
  for await (const rows of recordPages(job.db, job)) {
    for (const row of rows) await records.write(csvLine(recordCells(row)));
    await counted(rows);
  }
  await records.close();
  const postings = await job.archive.open('postings.csv');
  await postings.write(`\uFEFF${csvLine(POSTING_COLUMNS)}`);
  for await (const rows of recordPages(job.db, job)) {
    const lines = await postingsOf(
      job.db,
      rows.map((row) => row.id),
    );
    for (const posting of lines) await postings.write(csvLine(postingCells(posting)));
  }
  await postings.close();
}

async function writeJson(job: PackJob, counted: Counted): Promise<void> {
  const file = await job.archive.open('records.json');
  await file.write('[');
  let first = true;
  for await (const rows of recordPages(job.db, job)) {
    const { postings, events } = await aroundOf(job, rows);
    for (const row of rows) {
      const whole = {
        ...row,
        postings: (postings.get(row.id) ?? []).map(({ recordId: _, ...posting }) => ({
          ...posting,
          measureName: MEASURE_NAMES[posting.measure],
        })),
        trail: (events.get(row.id) ?? []).map((event) => masked({ ...event, at: event.at.toISOString() })),
      };
      await file.write(`${first ? '' : ','}\n${JSON.stringify(whole)}`);
      first = false;
    }
    await counted(rows);
  }
  await file.write('\n]\n');
  await file.close();
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
