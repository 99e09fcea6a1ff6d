import type { ReactNode } from 'react';

const PATHS = {
  today: <path d="M2 5h12v9H2zM5 2v4M11 2v4M2 8h12" />,
  queue: <path d="M2 4h12M2 8h12M2 12h8" />,
  customers: <path d="M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 14c.6-3 3-4.5 6-4.5s5.400 1.500 6 4.500" />,
  runs: <path d="M2 13l4-4 3 2 5-7M10 4h4v4" />,
  reports: <path d="M4 2h6l3 3v9H4zM6 8h5M6 11h5" />,
  measures: <path d="M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4z" />,
  resellers: <path d="M2 6l1-3h10l1 3M2 6v8h12V6M2 6h12M6 14v-4h4v4" />,
  lists: <path d="M6 4h8M6 8h8M6 12h8M2 4h1M2 8h1M2 12h1" />,
  rules: <path d="M8 2v12M4 14h8M3 5h10M3 5l-1.500 4h3zM13 5l-1.500 4h3z" />,
  audit: <path d="M3 8l3 3 7-7M2 14h12" />,
  search: <path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM11 11l3 3" />,
  warn: <path d="M8 2l6.500 12h-13zM8 6.500v4M8 12v.5" />,
  stop: <path d="M5.300 2h5.400L14 5.300v5.400L10.700 14H5.300L2 10.700V5.300zM5.500 8h5" />,
  check: <path d="M3 8.500l3.500 3.500L13 4.500" />,
  unknown: <path d="M5.500 6a2.500 2.500 0 1 1 3.500 2.300c-.7.4-1 .9-1 1.700M8 12.500v.5" />,
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.500l2.500 1.500" />,
  info: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.500V11M8 5v.5" />,
  person: <path d="M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 14c.5-3 2.500-4.500 5-4.500s4.500 1.500 5 4.500" />,
  entity: <path d="M3 14V2h7v12M10 6h3v8M5.500 5h2M5.500 8h2M5.500 11h2M2 14h12" />,
  globe: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12" />,
  download: <path d="M8 2v8M4.500 7L8 10.500 11.500 7M2 14h12" />,
  theme: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 2v12" />,
  alike: <path d="M2.500 6.500c1.800-2 3.600-2 5.500-.5s3.700 1.500 5.500-.5M2.500 11c1.800-2 3.600-2 5.500-.5s3.700 1.500 5.500-.5" />,
  differs: <path d="M3 6h10M3 10.500h10M10.500 2.500l-5 11" />,
  matches: <path d="M6 11a4 4 0 1 1 0-7 4 4 0 0 1 0 7zM10 12.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8z" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  loop: <path d="M13 8a5 5 0 1 1-1.500-3.500M13 2v3h-3" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word, hidden from readers of the screen because the word says it. */
export function Icon({ name, size = 14 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {PATHS[name]}
    </svg>
  );
}
