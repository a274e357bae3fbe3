import type { LedgerImportCounts, LedgerImportUndone, LedgerImportView } from '@yipanqi/contract';
import { IMPORT_FILE_MAX_BYTES, sentenceFor, WORKBOOK_SHEETS } from '@yipanqi/domain';
import { countWords, STATE_LOOKS, type Choice, type StateKey } from '@yipanqi/web/ui';

interface Look {
  readonly state: StateKey;
  readonly words: string;
}

/** State of an import in words; a file that brings nothing new says so. */
export function importLook(view: Pick<LedgerImportView, 'status' | 'counts' | 'faults'>): Look {
  if (view.status === 'faulty') return { state: 'faulty', words: `${countWords(view.faults)} 处错误` };
  if (view.status === 'checked' && isUnchanged(view.counts))
    return { state: 'unchanged', words: STATE_LOOKS.unchanged.words };
  return { state: view.status, words: STATE_LOOKS[view.status].words };
}

/** Is the server at work on it? */
export function isGoing({ status }: Pick<LedgerImportView, 'status'>): boolean {
  return status === 'uploaded' || status === 'applying';
}

type Counts = LedgerImportView['counts'];

export interface SheetCounts extends LedgerImportCounts {
  readonly sheet: string;
}

/** In the order of the workbook. */
export function countsBySheet(counts: Counts): SheetCounts[] {
  return WORKBOOK_SHEETS.map((sheet) => ({ sheet, ...(counts[sheet] ?? { rows: 0, new: 0, changed: 0, same: 0 }) }));
}

export function totalCounts(counts: Counts): LedgerImportCounts {
  const sum = (of: keyof LedgerImportCounts): number =>
    Object.values(counts).reduce((total, sheet) => total + sheet[of], 0);
  return { rows: sum('rows'), new: sum('new'), changed: sum('changed'), same: sum('same') };
}

/** Does applying leave the ledger as it is? */
export function isUnchanged(counts: Counts): boolean {
  const total = totalCounts(counts);
  return total.rows > 0 && total.new + total.changed === 0;
}

/** “新增 1 200 行，4 行与台账一致” */
export function effectWords(counts: Counts): string {
  const total = totalCounts(counts);
  return [
    total.new > 0 && `新增 ${countWords(total.new)} 行`,
    total.changed > 0 && `更新 ${countWords(total.changed)} 行`,
    total.same > 0 && `${countWords(total.same)} 行与台账一致`,
  ]
    .filter(Boolean)
    .join('，');
}

export function undoneWords({ leads, restored, records, enterprises }: LedgerImportUndone): string {
  const parts = [
    leads > 0 && `撤回 ${countWords(leads)} 个项目`,
    records > 0 && `撤回 ${countWords(records)} 张凭证`,
    enterprises > 0 && `撤回 ${countWords(enterprises)} 家企业`,
    restored > 0 && `恢复 ${countWords(restored)} 个项目原来的内容`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join('，')}。` : '没有需要撤回的内容。';
}

/** Why a file is not worth sending; empty when it is. */
export function fileRefusal(files: readonly Pick<File, 'name' | 'size'>[]): string {
  const [file] = files;
  if (!file) return sentenceFor('FILE_REQUIRED');
  if (files.length > 1) return '一次只能导入一个文件，请逐个放入。';
  if (!/\.xlsx$/i.test(file.name)) return sentenceFor('FILE_NOT_XLSX');
  if (file.size > IMPORT_FILE_MAX_BYTES)
    return sentenceFor('FILE_TOO_LARGE', { max: sizeWords(IMPORT_FILE_MAX_BYTES) });
  return '';
}

/** 1 536 000 → '1.5 MB' */
export function sizeWords(bytes: number): string {
  const mega = bytes / 1024 / 1024;
  return mega >= 1 ? `${Number(mega.toFixed(1))} MB` : `${Math.ceil(bytes / 1024)} KB`;
}

export const SHEET_CHOICES: readonly Choice[] = [
  { value: '', label: '全部' },
  ...WORKBOOK_SHEETS.map((sheet) => ({ value: sheet, label: sheet })),
];
