import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { NotificationsStore } from '@yipanqi/web/notifications';
import { ErrorNote, isTyping, JobsStore, Loading } from '@yipanqi/web/ui';
import { AllowedMenu } from './allowed-menu';
import { HelpDialog } from './help-dialog';
import { Palette, type PaletteMode } from './palette';
import { PhoneBar } from './phone-bar';
import { TopBar } from './top-bar';

/** Side menu, top bar, page; bottom bar on a phone. Pages are shown once the reference data are there. */
@Component({
  selector: 'yp-frame',
  imports: [ErrorNote, HelpDialog, Loading, Palette, PhoneBar, RouterLink, RouterLinkActive, RouterOutlet, TopBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './frame.html',
  styleUrl: './frame.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class Frame {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly menu = inject(AllowedMenu);
  protected readonly reference = inject(ReferenceStore);

  protected readonly palette = signal<PaletteMode | null>(null);
  protected readonly help = signal(false);
  private readonly isBusy = computed(() => this.session.state() === 'expired');

  constructor() {
    void this.reference.load();
    void inject(JobsStore).refresh();
    void inject(NotificationsStore).follow();
    effect(() => {
      if (this.reference.loaded()) untracked(() => this.router.initialNavigation());
    });
  }

  protected press(event: KeyboardEvent): void {
    if (this.isBusy()) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') this.palette.set('all');
    else if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || isCovered()) return;
    else if (event.key === '/') this.palette.set('records');
    else if (event.key === '?') this.help.set(true);
    else if (!this.follow(event.key)) return;
    event.preventDefault();
  }

  /** Keys of the palette's actions, such as `n` for 登记项目. */
  private follow(key: string): boolean {
    const action = this.menu.actions().find((found) => found.key === key);
    if (action) void this.router.navigateByUrl(action.path);
    return action !== undefined;
  }
}

function isCovered(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}
