import { computed, inject, Injectable, signal } from '@angular/core';
import { checkScheme, type Scheme, type SchemeFault } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { splitPath, valueAt, withValueAt } from '../at-path';

/** The scheme being edited: fields read and write it by path; what is wrong is known at every moment. Provided by the page. */
@Injectable()
export class SchemeForm {
  private readonly reference = inject(ReferenceStore);
  private readonly content = signal<Scheme | null>(null);

  readonly scheme = this.content.asReadonly();
  /** The editor was written to since it was filled. */
  readonly changed = signal(false);
  readonly faults = computed<readonly SchemeFault[]>(() => {
    const scheme = this.content();
    return scheme === null ? [] : checkScheme(scheme, { units: this.reference.units() });
  });
  private readonly byPath = computed(() => {
    const sentences = new Map<string, string>();
    for (const { path, sentence } of this.faults()) sentences.set(path, (sentences.get(path) ?? '') + sentence);
    return sentences;
  });

  fill(scheme: Scheme): void {
    this.content.set(scheme);
    this.changed.set(false);
  }

  at(path: string): unknown {
    return valueAt(this.content(), path);
  }

  list(path: string): readonly unknown[] {
    const value = this.at(path);
    return Array.isArray(value) ? value : [];
  }

  text(path: string): string {
    const value = this.at(path);
    return typeof value === 'string' ? value : '';
  }

  /** What is wrong at exactly this place; '' when nothing is. */
  faultAt(path: string): string {
    return this.byPath().get(path) ?? '';
  }

  /** Whether something is wrong at this place or below it. */
  isFaulty(path: string): boolean {
    return this.faults().some((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
  }

  set(path: string, value: unknown): void {
    this.content.update((scheme) => scheme && withValueAt(scheme, path, value));
    this.changed.set(true);
  }

  add(path: string, value: unknown): void {
    this.set(path, [...this.list(path), value]);
  }

  remove(path: string): void {
    const { parent, index } = splitPath(path);
    this.set(
      parent,
      this.list(parent).filter((_, place) => place !== index),
    );
  }

  /** One place up (−1) or down (+1); at the end nothing happens. */
  move(path: string, step: -1 | 1): void {
    const { parent, index } = splitPath(path);
    const list = [...this.list(parent)];
    const [moved] = list.splice(index, 1);
    if (moved === undefined || index + step < 0 || index + step > list.length) return;
    list.splice(index + step, 0, moved);
    this.set(parent, list);
  }
}
