import { parseDay } from '../shared/calendar';
import {
  type LeadStage,
  OPEN_STAGES,
  STAGES,
  STAGE_NAMES,
  type Stage,
  canMove,
  isStage,
  moveTo,
  needsReason,
  parseOpenStage,
  stageAfterRecords,
  whyNot,
} from './stage';

const asOf = parseDay('2026-11-20');
const aLead = (stage: Stage, more: Partial<LeadStage> = {}): LeadStage => ({
  stage,
  withdrawnFrom: null,
  incorporatedOn: null,
  ...more,
});
const refused = (code: string) => expect.objectContaining({ code });

describe('moves by hand', () => {
  it('are these and no others', () => {
    const moves = STAGES.flatMap((from) => STAGES.filter((to) => canMove(from, to)).map((to) => `${from}→${to}`));
    expect(moves).toEqual([
      'clue→appraisal',
      'clue→withdrawn',
      'appraisal→clue',
      'appraisal→negotiation',
      'appraisal→withdrawn',
      'negotiation→appraisal',
      'negotiation→withdrawn',
      'signed→registered',
      'withdrawn→clue',
      'withdrawn→appraisal',
      'withdrawn→negotiation',
    ]);
  });

  it('that are not possible say why, in a sentence; possible ones say nothing', () => {
    for (const from of STAGES) {
      for (const to of STAGES) {
        if (canMove(from, to)) expect(whyNot(from, to)).toBeNull();
        else expect(whyNot(from, to)).toMatch(/。$/);
      }
    }
    expect(whyNot('negotiation', 'signed')).toBe('“签约”随正式协议审核通过自动形成，请登记正式协议并提交审核。');
    expect(whyNot('clue', 'negotiation')).toBe('阶段须逐级办理，每次只能前进或退回一级。');
    expect(whyNot('signed', 'withdrawn')).toBe('只有签约前的项目可以退库，签约后请登记终止协议。');
    expect(whyNot('negotiation', 'registered')).toBe('签约之后才能登记注册。');
    expect(whyNot('signed', 'negotiation')).toBe('签约后不能退回签约前的阶段，协议有误时请登记冲正。');
  });

  it('leave the lead itself as it is and carry its other fields along', () => {
    const lead = Object.freeze({ ...aLead('clue'), id: 'lead-1' });
    expect(moveTo(lead, 'appraisal', { asOf })).toEqual({ ...lead, stage: 'appraisal' });
    expect(lead.stage).toBe('clue');
  });

  it('back, out and in again need a reason', () => {
    expect(needsReason('clue', 'appraisal')).toBe(false);
    for (const [from, to] of [
      ['negotiation', 'appraisal'],
      ['clue', 'withdrawn'],
    ] as const) {
      expect(() => moveTo(aLead(from), to, { asOf, reason: ' ' })).toThrow(refused('REASON_REQUIRED'));
      expect(moveTo(aLead(from), to, { asOf, reason: '企业暂缓投资' }).stage).toBe(to);
    }
    expect(() => moveTo(aLead('clue'), 'withdrawn', { asOf, reason: '长'.repeat(501) })).toThrow(
      refused('TEXT_TOO_LONG'),
    );
  });

  it('restore a withdrawn lead to the stage it left', () => {
    const withdrawn = moveTo(aLead('negotiation'), 'withdrawn', { asOf, reason: '企业暂缓投资' });
    expect(withdrawn).toEqual(aLead('withdrawn', { withdrawnFrom: 'negotiation' }));
    expect(() => moveTo(withdrawn, 'clue', { asOf, reason: '重启' })).toThrow(refused('STAGE_RESTORE_TO'));
    expect(() => moveTo(withdrawn, 'negotiation', { asOf })).toThrow(refused('REASON_REQUIRED'));
    expect(moveTo(withdrawn, 'negotiation', { asOf, reason: '重启' })).toEqual(aLead('negotiation'));
  });

  it('register the company on a day after signing and not in the future', () => {
    const signedOn = parseDay('2021-03-31');
    const on = parseDay('2021-05-01');
    expect(moveTo(aLead('signed'), 'registered', { asOf, on, signedOn }).incorporatedOn).toBe(on);
    expect(() => moveTo(aLead('signed'), 'registered', { asOf })).toThrow(refused('STAGE_DATE_REQUIRED'));
    expect(() => moveTo(aLead('signed'), 'registered', { asOf, on: parseDay('2026-11-21') })).toThrow(
      refused('DATE_IN_FUTURE'),
    );
    expect(() => moveTo(aLead('signed'), 'registered', { asOf, on: parseDay('2021-03-30'), signedOn })).toThrow(
      refused('DATE_BEFORE_AGREEMENT'),
    );
  });

  it('refuse with names and reason', () => {
    expect(() => moveTo(aLead('clue'), 'signed', { asOf })).toThrow(
      '不能从“线索”改为“签约”：“签约”随正式协议审核通过自动形成，请登记正式协议并提交审核。',
    );
  });
});

describe('stages that follow from verified records', () => {
  it.each<[Stage, string[], Stage]>([
    ['clue', [], 'clue'],
    ['negotiation', ['intent', 'framework'], 'negotiation'],
    ['clue', ['formal'], 'signed'],
    ['signed', ['formal', 'increase', 'receipt'], 'signed'],
    ['signed', ['formal', 'construction'], 'construction'],
    ['construction', ['formal', 'construction', 'production'], 'production'],
    ['signed', ['formal', 'fullCapacity', 'construction'], 'fullCapacity'],
    ['production', ['formal', 'production', 'termination'], 'terminated'],
    ['signed', [], 'negotiation'],
    ['withdrawn', ['framework'], 'withdrawn'],
  ])('%s with %j → %s', (stage, kinds, after) => expect(stageAfterRecords(aLead(stage), kinds)).toBe(after));

  it('remember the company registration', () => {
    const incorporatedOn = parseDay('2021-05-01');
    expect(stageAfterRecords(aLead('registered', { incorporatedOn }), ['formal'])).toBe('registered');
    expect(stageAfterRecords(aLead('construction', { incorporatedOn }), ['formal'])).toBe('registered');
  });

  it('never sign a withdrawn lead', () => {
    expect(() => stageAfterRecords(aLead('withdrawn', { withdrawnFrom: 'clue' }), ['formal'])).toThrow(
      refused('LEAD_WITHDRAWN'),
    );
  });
});

describe('stage names', () => {
  it('of the workbook are the three before signing', () => {
    expect(OPEN_STAGES.map((stage) => parseOpenStage(` ${STAGE_NAMES[stage]} `))).toEqual(OPEN_STAGES);
    for (const text of ['签约', '退库', '', 'clue'])
      expect(() => parseOpenStage(text)).toThrow(refused('STAGE_UNKNOWN'));
    expect([isStage('signed'), isStage('sold')]).toEqual([true, false]);
  });
});
