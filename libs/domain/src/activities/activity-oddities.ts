import { type Day, daysBetween } from '../shared/calendar';

export type ActivityOddityCode = 'noEvidence' | 'recordedLate' | 'sameEvidence' | 'sameDay' | 'beforeLead';

export interface ActivityOddity {
  readonly code: ActivityOddityCode;
  readonly sentence: string;
}

export interface ActivityLook {
  readonly occurredOn: Day;
  readonly recordedOn: Day;
  readonly evidence: string;
  /** Numbers of others with the same evidence. */
  readonly sameEvidence: readonly string[];
  /** Numbers of others of the same unit, kind and day, with the same counterpart or subject. */
  readonly sameDay: readonly string[];
  /** The day on which the lead that it concerns was registered. */
  readonly leadRegisteredOn: Day | null;
  readonly isRevocation: boolean;
}

const LATE_DAYS = 31;

/** What deserves a second look; it may be right all the same. Of a revocation there is nothing to look at but its reason. */
export function activityOddities(look: ActivityLook): ActivityOddity[] {
  if (look.isRevocation) return [];
  const odd: ActivityOddity[] = [];
  const late = daysBetween(look.occurredOn, look.recordedOn);
  if (look.evidence === '') odd.push({ code: 'noEvidence', sentence: '没有填写佐证。' });
  if (late > LATE_DAYS) odd.push({ code: 'recordedLate', sentence: `活动发生 ${late} 天之后才登记。` });
  if (look.sameEvidence.length > 0) {
    odd.push({ code: 'sameEvidence', sentence: `与 ${look.sameEvidence.join('、')} 的佐证相同。` });
  }
  if (look.sameDay.length > 0) {
    odd.push({ code: 'sameDay', sentence: `同一单位同日已有相同内容的活动 ${look.sameDay.join('、')}，可能重复。` });
  }
  if (look.leadRegisteredOn !== null && look.occurredOn < look.leadRegisteredOn) {
    odd.push({ code: 'beforeLead', sentence: `活动早于所关联项目的登记日期 ${look.leadRegisteredOn}。` });
  }
  return odd;
}
