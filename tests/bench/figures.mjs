export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Milliseconds of the least disturbed of some runs, the first one left out: it fills the caches. */
export async function timed(runs, work) {
  const times = [];
  let last;
  for (let run = 0; run <= runs; run += 1) {
    const began = performance.now();
    last = await work();
    if (run > 0) times.push(performance.now() - began);
  }
  return { ms: Math.min(...times), last };
}
