const JUDGED = 'gatehouse:judged';
/** The measure that the browser keeps for each judgement: from the key that made it to the next item on the screen. */
const NEXT_ITEM = 'gatehouse:next-item';

/** Notes that a judgement was made, or the next item asked for. */
export function markJudged(): void {
  performance.clearMarks(JUDGED);
  performance.mark(JUDGED);
}

/** Notes, once the next frame has been painted, how long the next item took; nothing where none was waited for. */
export function measureNextItem(): void {
  if (performance.getEntriesByName(JUDGED).length === 0) return;
  requestAnimationFrame(() => {
    setTimeout(() => {
      if (performance.getEntriesByName(JUDGED).length === 0) return;
      performance.measure(NEXT_ITEM, JUDGED);
      performance.clearMarks(JUDGED);
    });
  });
}
