import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { fileRefusal, sizeWords } from './import.labels';
import { LedgerUpload } from './ledger-upload';

/** Where a ledger workbook is dropped (anywhere on the page) or chosen; shows how much of it is sent. */
@Component({
  selector: 'yp-workbook-drop',
  imports: [NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="zone" aria-label="放入台账工作簿" [class.is-over]="over()">
      @if (upload.sending(); as file) {
        <p role="status">正在上传 {{ file.name }} · {{ progressWords() }}</p>
        <progress aria-label="上传进度" [attr.max]="file.size" [attr.value]="file.sent"></progress>
      } @else {
        <p>{{ invitation() }}</p>
      }
      <button nz-button nzType="primary" type="button" [disabled]="upload.doing.busy()" (click)="chooser.click()">
        选择文件
      </button>
      <input
        #chooser
        hidden
        type="file"
        aria-label="台账工作簿（.xlsx）"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        (change)="take(chooser.files)"
      />
    </section>
    @if (refusal() || upload.doing.sentence(); as wrong) {
      <p class="yp-form-errors" role="alert">{{ wrong }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .zone {
      display: grid;
      gap: 12px;
      justify-items: center;
      padding: 24px 16px;
      border: 1px dashed var(--yp-border);
      border-radius: var(--yp-radius);
      background: var(--yp-surface);
      text-align: center;
    }
    .zone.is-over {
      border-color: var(--yp-accent);
      background: var(--yp-accent-bg);
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    progress {
      width: min(100%, 420px);
      height: 6px;
      accent-color: var(--yp-accent);
    }
  `,
  host: {
    '(window:dragover)': 'hover($event)',
    '(window:dragleave)': 'leave($event)',
    '(window:drop)': 'drop($event)',
  },
})
export class WorkbookDrop {
  protected readonly upload = inject(LedgerUpload);
  private readonly chooser = viewChild.required<ElementRef<HTMLInputElement>>('chooser');
  private isGone = false;

  readonly invitation = input('把台账工作簿（.xlsx）拖到这里，或者');
  /** Id of the import that came of the file. */
  readonly uploaded = output<string>();

  protected readonly over = signal(false);
  protected readonly refusal = signal('');
  protected readonly progressWords = computed(() => {
    const file = this.upload.sending();
    if (!file) return '';
    return file.sent < file.size ? `${sizeWords(file.sent)} / ${sizeWords(file.size)}` : '已传完，正在查看文件';
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      // What was read here need not be read again on the next visit.
      if (!this.upload.doing.busy()) this.upload.doing.failure.set(null);
    });
  }

  protected hover(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    // Else the browser opens the file and leaves the product.
    event.preventDefault();
    this.over.set(true);
  }

  protected leave(event: DragEvent): void {
    if (event.relatedTarget === null) this.over.set(false);
  }

  protected drop(event: DragEvent): void {
    this.over.set(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.take(event.dataTransfer?.files ?? null);
  }

  protected take(list: FileList | null): void {
    const files = [...(list ?? [])];
    this.upload.doing.failure.set(null);
    this.refusal.set(fileRefusal(files));
    // Chosen again after it was changed, the same file is a new one.
    this.chooser().nativeElement.value = '';
    const [file] = files;
    if (file && this.refusal() === '') void this.send(file);
  }

  private async send(file: File): Promise<void> {
    const id = await this.upload.send(file);
    if (id !== null && !this.isGone) this.uploaded.emit(id);
  }
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
