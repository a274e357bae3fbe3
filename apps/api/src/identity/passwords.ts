import { hash, verify } from '@node-rs/argon2';
import { NO_PASSWORD } from './system-account';

/** argon2id with OWASP's parameters: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Compared against when the user is unknown, so that the answer takes the same time. */
const NOBODY = hash('nobody has this password', OPTIONS);

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Whoever is unknown or has no password is answered like a wrong password, after the same time. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const usable = stored === NO_PASSWORD ? null : stored;
  const right = await verify(usable ?? (await NOBODY), password);
  return right && usable !== null;
}
