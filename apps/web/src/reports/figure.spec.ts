import { TestBed } from '@angular/core/testing';
import { Session } from '@yipanqi/web/identity';
import { type EntriesKey, Figure } from './figure';

const KEY: EntriesKey = { measure: 'contracted', from: '2021-01', to: '2021-06', unit: '500112', quotaLine: null };

describe('yp-figure', () => {
  it('opens its records for those who may read them, and says what it is', async () => {
    const { page, opened } = await shown({ of: '17699000000.00', entries: KEY, about: '渝北区' }, ['500112']);
    const button = page.querySelector('button');

    button?.click();

    expect(button?.getAttribute('aria-label')).toBe('渝北区 合同引资额 176.99 亿元，查看凭证');
    expect(opened()).toBe(1);
  });

  it('is a plain number for the others', async () => {
    const { page } = await shown({ of: '17699000000.00', entries: KEY }, ['500101']);

    expect(page.querySelector('button')).toBeNull();
    expect(page.textContent?.trim()).toBe('176.99');
  });

  it('asks for the whole city where the figure is the city’s', async () => {
    const entries = { ...KEY, measure: 'signedProjects', unit: null };

    expect((await shown({ of: 7, entries }, ['500112'])).page.querySelector('button')).toBeNull();
    expect((await shown({ of: 7, entries }, ['500000'])).page.querySelector('button')?.textContent?.trim()).toBe('7');
  });
});

async function shown(
  inputs: Record<string, unknown>,
  readable: readonly string[],
): Promise<{ page: HTMLElement; opened: () => number }> {
  TestBed.resetTestingModule();
  const session = { canAt: (_: string, unit: string) => readable.includes(unit) };
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: session }] });
  const fixture = TestBed.createComponent(Figure);
  let count = 0;
  fixture.componentInstance.opened.subscribe(() => (count += 1));
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return { page: fixture.nativeElement as HTMLElement, opened: () => count };
}
