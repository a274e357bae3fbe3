import { RuleBroken } from '@yipanqi/domain';

/** One reason why a command did nothing. */
export interface Reason {
  code: string;
  message: string;
  sheet?: string;
  row?: number;
  heading?: string;
  value?: string;
  voucherNo?: string;
}

const UNWRITABLE: readonly string[] = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR', 'EEXIST', 'EROFS', 'ENOSPC'];

/** A command was refused, with every reason: exit code 1. */
export class Refused extends Error {
  constructor(readonly reasons: readonly Reason[]) {
    super(reasons.map(reasonLine).join('\n'));
  }

  /** A folder that is not there, a file that may not be written: said with its path. Null for any other error. */
  static ofFile(error: unknown): Refused | null {
    const { code, path } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
    if (path === undefined || !UNWRITABLE.includes(code ?? '')) return null;
    const message = `不能读写 ${path}（${code}），请核对目录是否存在、是否有权限、磁盘是否已满。`;
    return new Refused([{ code: 'FILE_UNWRITABLE', message }]);
  }

  static because(error: RuleBroken): Refused {
    const voucher = error.details['voucherNo'];
    const about = voucher === undefined ? {} : { voucherNo: String(voucher) };
    return new Refused([{ code: error.code, message: error.message, ...about }]);
  }
}

/** `项目 12 责任单位: 没有“…”这个单位…` */
export function reasonLine({ sheet, row, heading, voucherNo, message }: Reason): string {
  const place = [sheet, row || undefined, heading || undefined].filter((part) => part !== undefined).join(' ');
  if (place !== '') return `${place}: ${message}`;
  return voucherNo === undefined || message.includes(voucherNo) ? message : `凭证 ${voucherNo}: ${message}`;
}
