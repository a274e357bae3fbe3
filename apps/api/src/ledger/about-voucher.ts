import { RuleBroken } from '@yipanqi/domain';

/** Runs a rule; its refusal carries the voucher number. */
export function aboutVoucher<T>(voucherNo: string, rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    throw new RuleBroken(error.code, { voucherNo, ...error.details }, error.field);
  }
}
