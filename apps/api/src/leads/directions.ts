import { Injectable } from '@nestjs/common';
import { Database } from '@yipanqi/api/platform';
import {
  OTHER_QUOTA_LINE,
  proposeDirections,
  resolveFlags,
  RuleBroken,
  type DirectionProposal,
  type LeadFlags,
  type ResolvedFlags,
} from '@yipanqi/domain';

/** A direction of the plan as leads need it. */
export interface DirectionFacts extends ResolvedFlags {
  key: string;
  name: string;
  /** null: counts towards no quota line. */
  quotaLine: string | null;
  headGroup: string | null;
  keywords: string[];
}

/** What a lead's direction decides. */
export interface Placed extends ResolvedFlags {
  direction: string | null;
  quotaLine: string;
  headGroup: string | null;
}

/** The directions of the newest plan version, read once: plan versions never change. */
@Injectable()
export class Directions {
  private known: Promise<readonly DirectionFacts[]> | undefined;

  constructor(private readonly db: Database) {}

  /** By key or by name, never by substring; null when unknown. */
  async find(text: string): Promise<DirectionFacts | null> {
    const wanted = text.normalize('NFKC').trim();
    const all = await this.all();
    return (
      all.find((each) => each.key === wanted) ?? all.find((each) => each.name.normalize('NFKC') === wanted) ?? null
    );
  }

  /** Directions that the names of a project speak for, with the words that do. */
  async proposals(names: readonly string[]): Promise<DirectionProposal[]> {
    return proposeDirections(names, await this.all());
  }

  /** Quota line, head group and flags of a lead with this direction; null = other. @throws RuleBroken DIRECTION_UNKNOWN */
  async place(text: string | null, flags: LeadFlags): Promise<Placed> {
    const direction = text === null ? null : await this.find(text);
    if (text !== null && !direction) throw new RuleBroken('DIRECTION_UNKNOWN', { value: text }, 'direction');
    return {
      direction: direction?.key ?? null,
      quotaLine: direction?.quotaLine ?? OTHER_QUOTA_LINE,
      headGroup: direction?.headGroup ?? null,
      ...resolveFlags(flags, direction),
    };
  }

  async all(): Promise<readonly DirectionFacts[]> {
    this.known ??= this.read();
    const all = await this.known;
    // Nothing is kept of a database whose plan is not loaded yet.
    if (all.length === 0) this.known = undefined;
    return all;
  }

  private read(): Promise<DirectionFacts[]> {
    const rows = this.db.query<DirectionFacts & Record<string, unknown>>(
      `SELECT key, name, quota_line AS "quotaLine", head_group AS "headGroup", industrial, strategic_emerging AS "strategicEmerging", digital, keywords
         FROM direction WHERE plan_version = (SELECT max(version) FROM plan_version) ORDER BY seq`,
    );
    rows.catch(() => (this.known = undefined));
    return rows;
  }
}
