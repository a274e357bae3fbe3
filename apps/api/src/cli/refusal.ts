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

/** A command was refused, with every reason: exit code 1. */
export class Refused extends Error {
  constructor(readonly reasons: readonly Reason[]) {
    super(reasons.map(reasonLine).join('\n'));
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
