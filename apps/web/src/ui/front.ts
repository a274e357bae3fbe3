/** Is this dialog or drawer the one that Esc is meant for: none above it, and no open list or popover of its own? */
export function isInFront(host: HTMLElement): boolean {
  const open = document.querySelectorAll('[aria-modal="true"]');
  const front = open[open.length - 1];
  const popped = document.querySelector('.ant-select-dropdown, .ant-popover, .ant-dropdown');
  return front !== undefined && host.contains(front) && popped === null;
}
