const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A date or an instant as its source gave it, with its zone: `2026-03-01`, `2026-03-01 14:30 UTC`, `2026-03-01 23:59 −05:00`. */
export function formatTime(value: string | null): string {
  if (value === null || value === '') return '—';
  if (DAY.test(value)) return value;
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?(?:\[([^\]]+)\])?$/.exec(value);
  if (parts === null) return value;
  const [, day, minutes, offset, zone] = parts;
  return `${day} ${minutes} ${zone ?? formatOffset(offset)}`;
}

/** The day of a date or an instant. */
export function formatDay(value: string | null): string {
  return value === null || value === '' ? '—' : value.slice(0, 10);
}

/** Days left in words: `3 days left`, `due today`, `2 days overdue`. */
export function formatDaysLeft(days: number): string {
  if (days === 0) return 'due today';
  const count = Math.abs(days);
  const unit = count === 1 ? 'day' : 'days';
  return days > 0 ? `${count} ${unit} left` : `${count} ${unit} overdue`;
}

function formatOffset(offset: string | undefined): string {
  if (offset === undefined) return '(no zone stated)';
  return offset === 'Z' || offset === '+00:00' ? 'UTC' : offset.replace('-', '−');
}
