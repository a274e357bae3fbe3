/** A start-up problem that a person can mend: one sentence, no stack. */
export class Obstacle extends Error {}

/** How a process that does not start says why. */
export function sayWhy(error: unknown): void {
  console.error(error instanceof Obstacle ? `✗ ${error.message}` : error);
}
