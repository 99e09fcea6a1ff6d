import type { OverviewView } from '@gatehouse/contracts';
import { Link } from '@tanstack/react-router';
import { Icon } from '../components/icon.tsx';
import { pb } from '../path-builder.ts';
import { NAV_ITEMS } from './nav-items.ts';

export function Rail({ counts }: { readonly counts: OverviewView['counts'] | undefined }) {
  return (
    <nav className="rail" aria-label="Main">
      <Link to={pb.today()} className="brand">
        Gatehouse
      </Link>
      <ul>
        {NAV_ITEMS.map((item) => {
          const count = item.count === undefined ? 0 : (counts?.[item.count] ?? 0);
          return (
            <li key={item.to}>
              <Link to={item.to} activeOptions={{ exact: item.to === pb.today() }} activeProps={{ 'aria-current': 'page' }}>
                <Icon name={item.icon} />
                <span>{item.label}</span>
                {count > 0 && (
                  <span className="count" title={`${count} wait for you`}>
                    {count}
                    <span className="visually-hidden"> wait for you</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
