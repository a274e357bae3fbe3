import type { RecordView } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { aBody, LedgerBench } from './ledger.support';
import { RecordEntry } from './record-entry';
import { RecordList } from './record-list.query';

/** Two districts, each with a lead and a formal agreement of the same evidence. */
describe('records of another district', () => {
  const MINE = 'officer-500101';
  let bench: LedgerBench;
  let lead: string;
  let mine: RecordView;
  let theirs: RecordView;

  beforeAll(async () => {
    bench = await LedgerBench.open();
    lead = await bench.lead();
    mine = await bench.record(lead, { evidence: '回单 7', voucherNo: 'XY-MINE' }, MINE);
    theirs = await bench.booked(await bench.lead({ unit: '500112' }), { evidence: '回单 7', voucherNo: 'XY-THEIRS' });
  });
  afterAll(() => bench.end());

  const reverse = async (reversesId: string): Promise<string> => {
    const body = aBody(lead, { kind: 'reversal', amountWan: '-1', reversesId });
    const refusal: unknown = await bench.app
      .get(RecordEntry)
      .run(await bench.app.write(MINE), body)
      .catch((error: unknown) => error);
    return refusal instanceof RuleBroken ? refusal.message.replace(reversesId, 'ID') : 'not refused';
  };

  it('are as unknown to a reversal as records that do not exist', async () => {
    const unknown = await reverse('01900000-0000-7000-8000-000000000000');
    expect(unknown).toContain('ID');
    expect(await reverse(theirs.id)).toBe(unknown);
  });

  it('do not show in the odd points of one’s own; the verifier sees them', async () => {
    const seenBy = async (login: string): Promise<string> =>
      JSON.stringify((await bench.app.get(RecordList).one(await bench.app.actor(login), mine.id)).oddities);
    expect(await seenBy(MINE)).not.toContain('XY-THEIRS');
    expect(await seenBy('verifier')).toContain('XY-THEIRS');
  });
});
