import { Injectable } from '@nestjs/common';
import { isId, type Queryable, type Tx } from '@yipanqi/api/platform';
import type { IndexSchemeView } from '@yipanqi/contract';
import { RuleBroken, schemeInForce, type Month } from '@yipanqi/domain';

type Stored = Omit<IndexSchemeView, 'inForce'>;

const COLUMNS = `s.id, s.number, s.name, s.sample, s.valid_from AS "validFrom", s.status, s.body, s.reason, s.drafted_by AS "draftedBy",
  d.name AS "draftedByName", s.drafted_at AS "draftedAt", a.name AS "approvedByName", s.approved_at AS "approvedAt", s.version`;
const FROM = `FROM index_scheme s LEFT JOIN app_user d ON d.id = s.drafted_by LEFT JOIN app_user a ON a.id = s.approved_by`;

/** Versions of the scheme of the activity index. */
@Injectable()
export class IndexSchemes {
  /** Newest number first, discarded ones left out; which of them holds in a month is marked. */
  async all(db: Queryable, month: Month): Promise<IndexSchemeView[]> {
    const rows = await db.query<Stored & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.status <> 'discarded' ORDER BY s.number DESC`,
    );
    const inForce = schemeInForce(
      rows.filter((row) => row.status === 'approved'),
      month,
    );
    return rows.map((row) => ({ ...row, inForce: row.id === inForce?.id }));
  }

  /** @throws RuleBroken NOT_FOUND */
  async one(db: Queryable, id: string, month: Month): Promise<IndexSchemeView> {
    const found = (await this.all(db, month)).find((scheme) => scheme.id === id);
    if (!found) throw new RuleBroken('NOT_FOUND');
    return found;
  }

  /** Every approved version, for those who look through many periods. */
  async approved(db: Queryable): Promise<Stored[]> {
    return db.query<Stored & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.status = 'approved' ORDER BY s.number`,
    );
  }

  /** Held until the transaction ends. @throws RuleBroken NOT_FOUND */
  async lock(tx: Tx, id: string): Promise<Stored> {
    if (!isId(id)) throw new RuleBroken('NOT_FOUND');
    const [row] = await tx.query<Stored & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE s.id = $1 FOR UPDATE OF s`,
      [id],
    );
    if (!row) throw new RuleBroken('NOT_FOUND');
    return row;
  }
}
