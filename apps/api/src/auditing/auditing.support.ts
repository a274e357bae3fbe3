import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { insertEnterprises } from '@yipanqi/api/enterprises';
import { CloseMonth, RecordEntry, VerifyRecords } from '@yipanqi/api/ledger';
import { Database, newId } from '@yipanqi/api/platform';
import type { RecordBody, RecordView } from '@yipanqi/contract';
import type { Month } from '@yipanqi/domain';
import { TestApp } from '../../testing/test-app';

type Facts = Partial<Omit<RecordBody, 'leadId'>>;

/** A small ledger to be audited: leads written straight into the tables, records through the product. */
export class AuditingBench {
  private constructor(readonly app: TestApp) {}

  static async open(): Promise<AuditingBench> {
    return new AuditingBench(await TestApp.open());
  }

  async lead(unit = '500101', contactPhone = ''): Promise<string> {
    const [id, enterpriseId] = [newId(), newId()];
    const { userId } = await this.app.actor('officer');
    await this.app.get(Database).tx(async (tx) => {
      const name = `演示企业${id.slice(-8)}有限公司`;
      await insertEnterprises(tx, [{ id: enterpriseId, name, uscc: null, createdBy: userId }]);
      await tx.run(
        `INSERT INTO lead (id, code, name, enterprise_id, unit_id, quota_line, industrial, strategic_emerging, digital, registered_on,
                           stage, owner_id, contact_phone, names, pinyin, initials, bigrams, created_by)
         VALUES ($1::uuid, $1::text, '演示项目', $2, $3, 'other', false, false, false, '2020-01-01', 'negotiation', $4, $5, '', '', '', '{}', $4)`,
        [id, enterpriseId, unit, userId, contactPhone],
      );
    });
    return id;
  }

  /** A formal agreement of 1 000 万元 signed on 15 March 2021, unless said otherwise; verified. */
  async booked(leadId: string, facts: Facts = {}): Promise<RecordView> {
    const record = await this.recorded(leadId, facts);
    const verifier = await this.app.actor('verifier');
    await this.app.get(Database).tx((tx) => this.app.get(VerifyRecords).run(tx, verifier, [record.id]));
    return record;
  }

  async recorded(leadId: string, facts: Facts = {}): Promise<RecordView> {
    const body = {
      leadId,
      type: 'agreement',
      kind: 'formal',
      occurredOn: '2021-03-15',
      amountWan: '1000',
      evidence: `佐证 ${newId()}`,
      ...facts,
    } as const;
    return this.app.get(RecordEntry).run(await this.app.write('officer'), body);
  }

  async close(month: string): Promise<void> {
    await this.app.get(CloseMonth).run(await this.app.actor('verifier'), month as Month);
  }

  end(): Promise<void> {
    return this.app.close();
  }
}

/** The files of an archive, inflated. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(archive.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    files.set(archive.toString('utf8', at + 46, at + 46 + nameLength), inflateRawSync(packed));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
