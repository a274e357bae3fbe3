/** 1204 → '1 204' */
export function countWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}
