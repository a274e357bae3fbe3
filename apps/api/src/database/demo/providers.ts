import type { Type } from '@nestjs/common';

/** What the demonstration asks of an application: to find a provider, whatever module it lives in. */
export interface Providers {
  get<T>(type: Type<T>, options?: { strict: boolean }): T;
}
