/** Looks until it finds something; fails with what it looked for. */
export async function until<T>(seconds: number, what: string, look: () => Promise<T | false>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== false) return found;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
