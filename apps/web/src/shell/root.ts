import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Session, SignInOverlay, SignInPage } from '@yipanqi/web/identity';
import { Doing, ErrorNote, Theme } from '@yipanqi/web/ui';
import { Frame } from './frame';

/** Starting, signed out, or the frame; an expired session asks over the frame, which stays as it is. */
@Component({
  selector: 'yp-root',
  imports: [ErrorNote, Frame, SignInOverlay, SignInPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (starting.failure(); as failure) {
      <yp-error [of]="failure" (retry)="start()" />
    } @else if (started()) {
      @if (session.state() === 'signedOut') {
        <yp-sign-in-page />
      } @else {
        <yp-frame />
        @if (session.state() === 'expired') {
          <yp-sign-in-overlay />
        }
      }
    }
  `,
})
export class Root {
  protected readonly session = inject(Session);
  protected readonly starting = new Doing();
  protected readonly started = signal(false);

  constructor() {
    // Created here so that the chosen theme holds on the sign-in page too.
    inject(Theme);
    void this.start();
  }

  protected async start(): Promise<void> {
    this.started.set(await this.starting.run(() => this.session.start()));
  }
}
