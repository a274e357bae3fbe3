import { VerifyRecords } from '../verify-records';
import { ImportList } from './import-list.query';
import { StartApply } from './start-apply';
import { aLead, anAgreement, WorkbookBench } from './workbook.support';

describe('an import as its owner sees it', () => {
  let bench: WorkbookBench;

  beforeAll(async () => {
    bench = await WorkbookBench.open();
  });
  afterAll(() => bench.end());

  it('says how many of its records are verified', async () => {
    const { id, pending } = await bench.imported(await bench.file({ 项目: [aLead()], 协议: [anAgreement()] }));
    expect(await bench.view(id)).toMatchObject({ status: 'applied', verified: 0 });

    const verifier = await bench.app.actor('verifier');
    await bench.app.db.tx((tx) => bench.app.get(VerifyRecords).run(tx, verifier, pending));
    expect(await bench.view(id)).toMatchObject({ status: 'applied', verified: 1 });
  });

  it('has failed when its work ended without an answer, and can be checked again', async () => {
    const id = await bench.upload(await bench.file({ 项目: [aLead()] }));
    expect(await bench.view(id)).toMatchObject({ status: 'uploaded', failure: '' });
    await bench.app.db.run(
      `UPDATE job SET status = 'failed', message = '出现意外错误' WHERE id = (SELECT job_id FROM ledger_import WHERE id = $1)`,
      [id],
    );
    const stalled = { id, status: 'failed', failure: '出现意外错误' };
    expect(await bench.view(id)).toMatchObject(stalled);
    const list = await bench.app.get(ImportList).page(await bench.app.actor('officer'), undefined);
    expect(list.rows[0]).toMatchObject(stalled);

    const again = await bench.app.get(StartApply).check(await bench.app.write('officer'), id, { version: 1 });
    expect(await bench.view(id)).toMatchObject({ status: 'uploaded', failure: '', jobId: again.jobId });
  });

  it('is unknown to everybody else', async () => {
    const id = await bench.upload(await bench.file({ 项目: [aLead()] }));

    await expect(bench.view(id, 'officer-500101')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
