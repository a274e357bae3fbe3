import { Directive, DOCUMENT, inject, input } from '@angular/core';

/** A router link to a place on the same page: brings it into view, in whatever scrolls. `<a [routerLink]="[]" fragment="items">` */
@Directive({
  selector: 'a[fragment]',
  host: { '(click)': 'show()' },
})
export class PlaceLink {
  private readonly document = inject(DOCUMENT);

  readonly fragment = input<string | undefined>();

  protected show(): void {
    const place = this.document.getElementById(this.fragment() ?? '');
    place?.scrollIntoView({ block: 'start' });
  }
}
