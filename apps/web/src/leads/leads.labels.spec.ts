import { isOpenStage, STAGES, TRANSITIONS } from '@yipanqi/domain';
import { nextStepOf, recordName, TRACK } from './leads.labels';

describe('the next step of a lead', () => {
  it.each(STAGES.filter((stage) => stage !== 'withdrawn' && stage !== 'terminated'))(
    'is known in every stage: %s',
    (stage) => {
      expect(nextStepOf({ stage, withdrawnFrom: null })).not.toBeNull();
    },
  );

  it('is a legal move wherever it is a move by hand', () => {
    for (const stage of STAGES) {
      const step = nextStepOf({ stage, withdrawnFrom: stage === 'withdrawn' ? 'appraisal' : null });
      if (step?.kind === 'move') expect(TRANSITIONS[stage]).toContain(step.to);
    }
  });

  it('leads on to an agreement from negotiation, and back to where a withdrawn lead was', () => {
    expect(nextStepOf({ stage: 'negotiation', withdrawnFrom: null })).toMatchObject({
      kind: 'record',
      type: 'agreement',
    });
    expect(nextStepOf({ stage: 'withdrawn', withdrawnFrom: 'negotiation' })).toMatchObject({
      kind: 'move',
      to: 'negotiation',
    });
    expect(nextStepOf({ stage: 'terminated', withdrawnFrom: null })).toBeNull();
  });

  it('has a track from the open stages to full capacity', () => {
    expect(TRACK.filter(isOpenStage)).toHaveLength(3);
    expect(TRACK.at(-1)).toBe('fullCapacity');
  });

  it('names records as people do', () => {
    expect(recordName({ type: 'agreement', kind: 'formal' })).toBe('正式协议');
    expect(recordName({ type: 'funds', kind: 'reversal' })).toBe('到位资金冲正');
    expect(recordName({ type: 'milestone', kind: 'construction' })).toBe('开工节点');
  });
});
