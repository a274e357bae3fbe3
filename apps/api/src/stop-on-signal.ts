/** Below the ten seconds after which container runtimes kill. */
const PATIENCE_MS = 8000;

/**
 * Closes once on SIGTERM, SIGINT or when the parent goes away, and then ends the process. What does not close in time, such as
 * a queue whose Redis is away, is left: nothing that was promised lives in memory, and an unfinished job is given out again.
 */
export function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), PATIENCE_MS);
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}
