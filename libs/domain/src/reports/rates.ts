import type { MeasureAmounts } from '../plan/measure-values';
import { percent } from '../shared/ratio';

/** A share of nothing, or of less than nothing after terminations, is “—”. */
function share(part: bigint, whole: bigint, decimals: number): string | null {
  return whole > 0n ? percent(part, whole, decimals) : null;
}

/** Year on year: (this − last) ÷ |last| in per cent; null when last year's figure is 0 or missing. */
export function yoy(current: bigint, last: bigint | null | undefined, decimals = 1): string | null {
  if (last === null || last === undefined) return null;
  return percent(current - last, last < 0n ? -last : last, decimals);
}

/** Money in place ÷ contracted capital of the same window (同期). */
export function inPlaceRate(inPlace: bigint, contracted: bigint, decimals = 1): string | null {
  return share(inPlace, contracted, decimals);
}

/** Money received to date on the leads signed in a window ÷ their contracted capital (批次). */
export function batchInPlaceRate(receivedToDate: bigint, contractedOfBatch: bigint, decimals = 1): string | null {
  return share(receivedToDate, contractedOfBatch, decimals);
}

/** Leads signed in a window and started by the as-of date ÷ leads signed in the window. */
export function startRate(started: bigint, signed: bigint, decimals = 1): string | null {
  return share(started, signed, decimals);
}

/** A flagged part ÷ the whole: industrial, strategic-emerging, digital. */
export function shareOf(part: bigint, whole: bigint, decimals = 1): string | null {
  return share(part, whole, decimals);
}

export const RATE_NAMES = {
  inPlaceRate: '资金到位率（同期）',
  industrialContractedShare: '工业合同引资占比',
  industrialInPlaceShare: '工业到位资金占比',
  strategicEmergingShare: '战新占比',
  digitalShare: '数字经济占比',
  foreignContractedShare: '外资合同引资占比',
  foreignInPlaceShare: '外资到位资金占比',
} as const;

export type RateName = keyof typeof RATE_NAMES;
export type WindowRates = Readonly<Record<RateName, string | null>>;

/** The rates of one window, from its own figures. */
export function windowRates(amounts: MeasureAmounts): WindowRates {
  return {
    inPlaceRate: inPlaceRate(amounts.inPlace, amounts.contracted),
    industrialContractedShare: shareOf(amounts.industrialContracted, amounts.contracted),
    industrialInPlaceShare: shareOf(amounts.industrialInPlace, amounts.inPlace),
    strategicEmergingShare: shareOf(amounts.strategicEmergingContracted, amounts.contracted),
    digitalShare: shareOf(amounts.digitalContracted, amounts.contracted),
    foreignContractedShare: shareOf(amounts.foreignContracted, amounts.contracted),
    foreignInPlaceShare: shareOf(amounts.foreignInPlace, amounts.inPlace),
  };
}
