import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { SampleAccount } from '@yipanqi/contract';
import { errorSentence } from '@yipanqi/web/ui';
import { SessionClient } from './session.client';
import { SignInForm } from './sign-in.form';

@Component({
  selector: 'yp-sign-in-page',
  imports: [SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <h1><img src="icon.svg" alt="" width="40" height="40" />一盘棋</h1>
      <p class="yp-muted">招商引资台账、排名与规划进度</p>
      <yp-sign-in-form />
      @if (failure()) {
        <p class="yp-muted">{{ failure() }}</p>
      }
      @if (samples().length > 0) {
        <section aria-label="示例账号">
          <h2>示例账号</h2>
          <p class="yp-muted">点一下填入，再按“登录”。</p>
          <ul>
            @for (account of samples(); track account.login) {
              <li>
                <button type="button" (click)="fill(account)">
                  <span>{{ account.name }}</span>
                  <span class="yp-muted">{{ account.roleName }} · {{ account.login }}</span>
                </button>
              </li>
            }
          </ul>
        </section>
      }
      <p class="note">本系统不得录入国家秘密。</p>
    </main>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      align-items: start;
      min-height: 100vh;
      padding: 8vh 16px 24px;
      box-sizing: border-box;
    }
    main {
      width: min(100%, 400px);
      padding: 32px;
      border: 1px solid var(--yp-line);
      border-radius: var(--yp-radius);
      background: var(--yp-surface);
    }
    h1 {
      display: flex;
      align-items: center;
      gap: 12px;
      margin: 0 0 4px;
      font-size: 24px;
    }
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li button {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 8px;
      width: 100%;
      min-height: 36px;
      align-items: center;
      padding: 4px 12px;
      border: 1px solid var(--yp-line);
      border-radius: var(--yp-radius);
      background: var(--yp-subtle);
      color: inherit;
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    li button:hover {
      border-color: var(--yp-accent);
    }
    .note {
      margin: 24px 0 0;
      color: var(--yp-text-2);
      font-size: 12px;
      text-align: center;
    }
    @media (max-width: 768px) {
      :host {
        padding: 16px;
      }
      main {
        padding: 24px 16px;
      }
    }
  `,
})
export class SignInPage {
  private readonly client = inject(SessionClient);
  private readonly form = viewChild.required(SignInForm);

  protected readonly samples = signal<readonly SampleAccount[]>([]);
  protected readonly failure = signal('');

  constructor() {
    inject(Title).setTitle('登录 · 一盘棋');
    this.client.sampleAccounts().then(
      (accounts) => this.samples.set(accounts),
      (failure: unknown) => this.failure.set(errorSentence(failure)),
    );
  }

  protected fill(account: SampleAccount): void {
    this.form().fill(account.login, account.password);
  }
}
