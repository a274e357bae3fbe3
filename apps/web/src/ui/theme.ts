import { DOCUMENT } from '@angular/common';
import { ApplicationRef, computed, effect, inject, Injectable, signal } from '@angular/core';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'yipanqi.theme';
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Light and dark: follows the system until the user says otherwise; the choice is kept in this browser. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly systemDark = matchMedia('(prefers-color-scheme: dark)');
  private readonly printing = signal(false);
  private readonly systemIsDark = signal(this.systemDark.matches);

  readonly choice = signal<ThemeChoice>(kept());
  private readonly wantsDark = computed(() =>
    this.choice() === 'system' ? this.systemIsDark() : this.choice() === 'dark',
  );
  readonly isDark = computed(() => !this.printing() && this.wantsDark());

  constructor() {
    this.systemDark.addEventListener('change', (event) => this.systemIsDark.set(event.matches));
    effect(() => localStorage.setItem(KEY, this.choice()));
    effect(() => this.apply(this.choice()));
    // Charts carry their colours in themselves: they are drawn again for paper, before the browser takes the picture.
    const app = inject(ApplicationRef);
    const print = (on: boolean): void => {
      this.apply(on ? 'light' : this.choice());
      this.printing.set(on);
      app.tick();
    };
    this.document.defaultView?.addEventListener('beforeprint', () => print(true));
    this.document.defaultView?.addEventListener('afterprint', () => print(false));
  }

  toggle(): void {
    this.choice.set(this.isDark() ? 'light' : 'dark');
  }

  private apply(choice: ThemeChoice): void {
    const { dataset } = this.document.documentElement;
    if (choice === 'system') delete dataset['theme'];
    else dataset['theme'] = choice;
  }
}

function kept(): ThemeChoice {
  return CHOICES.find((choice) => choice === localStorage.getItem(KEY)) ?? 'system';
}
