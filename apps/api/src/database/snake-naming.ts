import { DefaultNamingStrategy } from 'typeorm';

/** camelCase in TypeScript, snake_case in Postgres. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string): string {
    return custom || property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
