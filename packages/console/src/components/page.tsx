import { type ReactNode, useEffect } from 'react';

interface Props {
  /** Shown in the title of the window: ids and kinds only, never a name. */
  readonly windowTitle: string;
  readonly title: ReactNode;
  /** One sentence of state. */
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its title, one sentence of state, its actions, its content, and evidence beside it. */
export function Page({ windowTitle, title, sentence, actions, aside, children }: Props) {
  useEffect(() => {
    document.title = `${windowTitle} · Gatehouse`;
  }, [windowTitle]);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="sentence">{sentence ?? '\u00a0'}</p>
        </div>
        <div className="actions">{actions}</div>
      </header>
      <div className={aside === undefined ? 'page-body' : 'page-body with-aside'}>
        <div className="page-main">{children}</div>
        {aside !== undefined && <aside aria-label="Evidence timeline">{aside}</aside>}
      </div>
    </>
  );
}
