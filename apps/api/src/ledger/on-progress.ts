/** Called after each portion of long work, counted in rows. */
export type OnProgress = (done: number, total: number) => Promise<void>;
