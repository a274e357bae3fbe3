/** A step that stands on the ones before it: it is not tried when one of them failed. */
let underway = '';

export function step(name: string, take: () => Promise<void>): void {
  it(name, async () => {
    if (underway) throw new Error(`not reached: “${underway}” failed`);
    underway = name;
    await take();
    underway = '';
  });
}
