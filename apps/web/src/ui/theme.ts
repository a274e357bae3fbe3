import { DOCUMENT } from '@angular/common';
import { computed, effect, inject, Injectable, signal } from '@angular/core';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'yipanqi.theme';
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Light and dark: follows the system until the user says otherwise; the choice is kept in this browser. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly systemDark = matchMedia('(prefers-color-scheme: dark)');
  private readonly systemIsDark = signal(this.systemDark.matches);

  readonly choice = signal<ThemeChoice>(kept());
  readonly isDark = computed(() => (this.choice() === 'system' ? this.systemIsDark() : this.choice() === 'dark'));

  constructor() {
    this.systemDark.addEventListener('change', (event) => this.systemIsDark.set(event.matches));
    effect(() => {
      const choice = this.choice();
      localStorage.setItem(KEY, choice);
      if (choice === 'system') delete this.document.documentElement.dataset['theme'];
      else this.document.documentElement.dataset['theme'] = choice;
    });
  }

  toggle(): void {
    this.choice.set(this.isDark() ? 'light' : 'dark');
  }
}

function kept(): ThemeChoice {
  return CHOICES.find((choice) => choice === localStorage.getItem(KEY)) ?? 'system';
}
