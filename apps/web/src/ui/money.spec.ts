import { ComponentFixture, TestBed } from '@angular/core/testing';
import { Money } from './money';

describe('yp-money', () => {
  it.each([
    ['12345678.90', '1,234.57万元', '12345678.90 元'],
    ['100000000.00', '1.00亿元', '100000000.00 元'],
    ['-250000000.00', '−2.50亿元', '-250000000.00 元'],
  ])('shows %s as %s, exact on hover', async (yuan, text, exact) => {
    const page = await shown({ yuan });

    expect(page.textContent?.trim()).toBe(text);
    expect(page.querySelector('[title]')?.getAttribute('title')).toBe(exact);
  });

  it('marks what is below zero', async () => {
    expect((await shown({ yuan: '-1.00' })).querySelector('.yp-negative')).not.toBeNull();
  });

  it('keeps a column in one unit', async () => {
    expect((await shown({ yuan: '50000.00', in: '亿元', bare: true })).textContent?.trim()).toBe('0.00');
  });

  it('says why there is no value', async () => {
    const page = await shown({ yuan: null, reason: '没有年度目标' });

    expect(page.textContent?.trim()).toBe('—');
    expect(page.querySelector('[title]')?.getAttribute('title')).toBe('没有年度目标');
  });
});

async function shown(inputs: Record<string, unknown>): Promise<HTMLElement> {
  const fixture: ComponentFixture<Money> = TestBed.createComponent(Money);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}
