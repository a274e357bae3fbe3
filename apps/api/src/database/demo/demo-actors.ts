import { ActorRepository } from '@yipanqi/api/identity';
import { newId, writeOf, type Actor, type Write } from '@yipanqi/api/platform';
import type { Providers } from './providers';

/** The sample accounts, each read once. */
export class DemoActors {
  private readonly known = new Map<string, Actor>();

  constructor(private readonly app: Providers) {}

  async get(login: string): Promise<Actor> {
    const known =
      this.known.get(login) ?? (await this.app.get(ActorRepository, { strict: false }).ofUser(login, 'demo'));
    if (!known) throw new Error(`no sample account ${login}`);
    this.known.set(login, known);
    return known;
  }

  async write(login: string): Promise<Write> {
    return writeOf(await this.get(login), newId(), 'POST', '/demo', null);
  }
}

/** An instant of a day's office hours in Shanghai, never one to come; the number only spreads them. */
export function officeHour(day: string, number: number): string {
  const minute = (number * 37) % 510;
  const hour = String(9 + Math.floor(minute / 60)).padStart(2, '0');
  const at = new Date(`${day}T${hour}:${String(minute % 60).padStart(2, '0')}:00+08:00`);
  return new Date(Math.min(at.getTime(), Date.now())).toISOString();
}
