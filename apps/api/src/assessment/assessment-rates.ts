import { type AssessmentRate, exactText, type InputFact, type Measure, ratio } from '@yipanqi/domain';

/** A lead signed in the year: what its rates are made of, in fen, the whole lead to date. */
export interface SignedLead {
  readonly unit: string;
  /** The lead's number, and its name. */
  readonly lead: string;
  readonly name: string;
  readonly started: boolean;
  readonly contracted: bigint;
  readonly inPlace: bigint;
}

type Facts<Rate extends AssessmentRate> = Record<Rate, InputFact>;
type LeadRate = 'startRate' | 'batchInPlaceRate';

/** Rates of the year's own figures. */
export function shareRates(figure: (measure: Measure) => bigint): Facts<Exclude<AssessmentRate, LeadRate>> {
  const contracted = figure('contracted');
  return {
    inPlaceRate: rate(figure('inPlace'), contracted),
    industrialContractedShare: rate(figure('industrialContracted'), contracted),
    industrialInPlaceShare: rate(figure('industrialInPlace'), figure('inPlace')),
    strategicEmergingShare: rate(figure('strategicEmergingContracted'), contracted),
    digitalShare: rate(figure('digitalContracted'), contracted),
  };
}

/** Rates of the leads signed in the year, to date. */
export function leadRates(signed: readonly SignedLead[]): Facts<LeadRate> {
  const sum = (of: (lead: SignedLead) => bigint): bigint => signed.reduce((total, lead) => total + of(lead), 0n);
  return {
    startRate: rate(BigInt(signed.filter(({ started }) => started).length), BigInt(signed.length)),
    batchInPlaceRate: rate(
      sum(({ inPlace }) => inPlace),
      sum(({ contracted }) => contracted),
    ),
  };
}

/** A share of nothing, or of less than nothing after terminations, is “—”. */
function rate(part: bigint, whole: bigint): InputFact {
  return { value: whole > 0n ? exactText(ratio(part, whole)) : null };
}
