import { TestBed } from '@angular/core/testing';
import type { TargetCell, TargetRow } from '@yipanqi/contract';
import { type Edits, type Place, TargetGrid } from './target-grid';

describe('the grid of targets', () => {
  it('replaces what stands by typing, and goes down on Enter', async () => {
    const grid = await shown();

    grid.press('1', 0, 0);
    await grid.type('15000');
    await grid.key('Enter');

    expect([...grid.edits()]).toEqual([['500000|contracted', '15000']]);
    expect(document.activeElement?.getAttribute('data-cell')).toBe('1,0');
  });

  it('moves with the arrows and stops at the edge', async () => {
    const grid = await shown();

    grid.press('ArrowUp', 0, 0);
    await grid.key('ArrowRight');
    await grid.key('ArrowRight');
    await grid.key('ArrowDown');

    expect(document.activeElement?.getAttribute('data-cell')).toBe('1,1');
  });

  it('gives up on Esc', async () => {
    const grid = await shown();

    grid.press('9', 0, 0);
    await grid.type('99');
    await grid.key('Escape');

    expect(grid.edits().size).toBe(0);
  });

  it('takes a block from Excel, and leaves what lies outside', async () => {
    const grid = await shown();

    grid.press('ArrowDown', 0, 0);
    await grid.paste('10\t3\n20\t4\n');

    expect([...grid.edits()]).toEqual([
      ['500103|contracted', '10'],
      ['500103|signedProjects', '3'],
      ['500104|contracted', '20'],
      ['500104|signedProjects', '4'],
    ]);
  });

  it('shows a draft beside what it would replace, and adds up the units without the city', async () => {
    const grid = await shown();

    expect(grid.text('1,0')).toBe('○ 120.00 原 100.00');
    expect(grid.foot()).toEqual(['120.00', '5']);
  });

  it('is no spreadsheet for those who only read', async () => {
    const grid = await shown({ editable: false });

    grid.press('1', 0, 0);

    expect(grid.page.querySelector('td input')).toBeNull();
  });

  it('opens a cell with Alt + Enter', async () => {
    const grid = await shown();

    grid.press('Enter', 1, 1, { altKey: true });

    expect(grid.opened).toEqual([{ unit: '500103', measure: 'signedProjects' }]);
  });
});

function cell(status: 'draft' | 'approved', value: string | number): TargetCell {
  return {
    id: `${status}-${value}`,
    version: 1,
    status,
    value,
    phasing: null,
    source: '',
    draftedBy: '演示甲',
    draftedAt: '2021-01-04T01:00:00.000Z',
    own: false,
    approvedBy: null,
    approvedAt: null,
  };
}

const ROWS: readonly TargetRow[] = [
  {
    unit: '500000',
    name: '重庆市招商投资促进局',
    cohort: '市级',
    cells: { contracted: { approved: cell('approved', '1600000000000.00'), draft: null } },
  },
  {
    unit: '500103',
    name: '渝中区',
    cohort: '中心城区',
    cells: {
      contracted: { approved: cell('approved', '10000000000.00'), draft: cell('draft', '12000000000.00') },
      signedProjects: { approved: cell('approved', 5), draft: null },
    },
  },
  { unit: '500104', name: '大渡口区', cohort: '中心城区', cells: {} },
];

async function shown(inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(TargetGrid);
  const page = fixture.nativeElement as HTMLElement;
  document.body.replaceChildren(page);
  const all = { rows: ROWS, measures: ['contracted', 'signedProjects'], editable: true, edits: new Map(), ...inputs };
  for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
  let edits: Edits = new Map();
  const opened: Place[] = [];
  fixture.componentInstance.edited.subscribe((changes) => {
    edits = new Map([...changes].filter((change): change is [string, string] => change[1] !== null));
  });
  fixture.componentInstance.opened.subscribe((place) => opened.push(place));
  await fixture.whenStable();
  const at = (place: string): HTMLElement => page.querySelector<HTMLElement>(`[data-cell="${place}"]`) ?? page;
  const send = async (key: string, options: KeyboardEventInit = {}): Promise<void> => {
    (document.activeElement ?? page).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...options }));
    await fixture.whenStable();
  };
  return {
    page,
    opened,
    edits: () => edits,
    text: (place: string) => at(place).textContent?.replace(/\s+/g, ' ').trim(),
    foot: () => Array.from(page.querySelectorAll('tfoot td'), (sum) => sum.textContent?.trim()),
    press: (key: string, row: number, column: number, options: KeyboardEventInit = {}): void => {
      at(`${row},${column}`).focus();
      void send(key, options);
    },
    key: send,
    type: async (text: string): Promise<void> => {
      await fixture.whenStable();
      const field = page.querySelector<HTMLInputElement>('td input');
      if (!field) throw new Error('no field is open');
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
    paste: async (text: string): Promise<void> => {
      await fixture.whenStable();
      const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
        clipboardData: { getData: () => text },
      });
      (document.activeElement ?? page).dispatchEvent(event);
      await fixture.whenStable();
    },
  };
}
