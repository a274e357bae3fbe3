import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Directions } from '@yipanqi/api/leads';
import { Database, WorkbookWriter } from '@yipanqi/api/platform';
import {
  AGREEMENT_WORDS,
  MILESTONE_WORDS,
  OPEN_STAGES,
  STAGE_NAMES,
  WORKBOOK_COLUMNS,
  WORKBOOK_OPTIONS_SHEET,
  WORKBOOK_SHEETS,
  YES_NO,
} from '@yipanqi/domain';
import type { Writable } from 'node:stream';
import { headingCells, sheetOptions } from './write-sheets';

/** The empty ledger workbook: four sheets with headings, and drop-downs for whatever is chosen from a list. */
@Injectable()
export class Template {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly directions: Directions,
  ) {}

  async write(out: Writable): Promise<void> {
    const lists = await this.lists();
    const range = (column: string, list: readonly string[]): { range: string } => ({
      range: `${WORKBOOK_OPTIONS_SHEET}!$${column}$1:$${column}$${list.length}`,
    });
    const options = {
      责任单位: range('A', lists.units),
      落地区县: range('A', lists.units),
      规划方向: range('B', lists.directions),
      头部企业名录: range('C', lists.heads),
      工业: YES_NO,
      战新: YES_NO,
      数字经济: YES_NO,
      阶段: OPEN_STAGES.map((stage) => STAGE_NAMES[stage]),
      协议类型: AGREEMENT_WORDS,
      节点: MILESTONE_WORDS,
    };
    const book = new WorkbookWriter(out, { title: '招商台账导入模板' });
    for (const sheet of WORKBOOK_SHEETS) {
      const columns = WORKBOOK_COLUMNS[sheet];
      await book.sheet(sheet, sheetOptions(columns, { options }), async (writer) =>
        writer.heading(headingCells(columns)),
      );
    }
    await book.sheet(
      WORKBOOK_OPTIONS_SHEET,
      { columns: [{ width: 24 }, { width: 32 }, { width: 20 }], hidden: true },
      async (writer) => {
        const rows = Math.max(lists.units.length, lists.directions.length, lists.heads.length);
        for (let row = 0; row < rows; row++) {
          await writer.write([lists.units[row] ?? null, lists.directions[row] ?? null, lists.heads[row] ?? null]);
        }
      },
    );
    await book.close();
  }

  private async lists(): Promise<{ units: string[]; directions: string[]; heads: string[] }> {
    const heads = await this.db.query<{ key: string }>('SELECT key FROM head_list ORDER BY list, year DESC');
    return {
      units: this.units.all().map((unit) => unit.name),
      directions: (await this.directions.all()).map((direction) => direction.name),
      heads: heads.map((head) => head.key),
    };
  }
}
