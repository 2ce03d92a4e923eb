/** The frame around every page: skip link, top bar, navigation, notices, and the page itself. */
import { useEffect, useRef, type MouseEvent, type ReactElement, type RefObject } from 'react';
import { experimentTitle, labTitles } from '../labs/titles';
import { useText } from '../language/text';
import { useThemeAndMotion } from '../settings/theme';
import { Announcer } from '../ui/Announcer';
import { ErrorBoundary } from './ErrorBoundary';
import classes from './Frame.module.css';
import { Navigation } from './Navigation';
import { Notices } from './Notices';
import { Page } from './Page';
import { useRoute, type Route } from './route';
import { shellTexts } from './text';
import { TopBar } from './TopBar';

export function Frame(): ReactElement {
  const t = useText(shellTexts);
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const key = pageKey(route);
  useThemeAndMotion();
  useDocumentTitle(route);
  useFocusOnHeading(main, key);
  const skip = (event: MouseEvent): void => {
    event.preventDefault(); // the address belongs to the route
    main.current?.focus();
  };
  return (
    <div className={classes['frame']}>
      <a className={classes['skip']} href="#main" onClick={skip}>
        {t.skip}
      </a>
      <TopBar route={route} />
      <div className={classes['side']}>
        <Navigation route={route} />
      </div>
      <main id="main" ref={main} tabIndex={-1} className={classes['main']}>
        <Notices />
        <div className={classes['page']}>
          <ErrorBoundary key={key}>
            <Page route={route} />
          </ErrorBoundary>
        </div>
      </main>
      <Announcer />
    </div>
  );
}

/** Two experiments of one lab are one page: going from one to the other keeps focus and scroll. */
function pageKey(route: Route): string {
  return route.page === 'lab' ? `lab/${route.lab}` : route.page;
}

function useDocumentTitle(route: Route): void {
  const t = useText(shellTexts);
  const titles = useText(labTitles);
  const parts = ((): readonly string[] => {
    switch (route.page) {
      case 'home':
        return [];
      case 'lab': {
        const { lab, experiment } = route;
        const { title } = titles[lab];
        return experiment === undefined ? [title] : [experimentTitle(titles, lab, experiment), title];
      }
      case 'unknown':
        return [t.unknown.title];
      case 'runs':
      case 'settings':
        return [t[route.page]];
    }
  })();
  const title = [...parts, 'Interleave'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** After going to another page, reading starts at its heading; also when the page is loaded only then. */
function useFocusOnHeading(main: RefObject<HTMLElement | null>, key: string): void {
  const last = useRef(key);
  useEffect(() => {
    const region = main.current;
    if (!region || last.current === key) return undefined;
    last.current = key;
    region.scrollTo(0, 0);
    if (focusHeading(region)) return undefined;
    const observer = new MutationObserver(() => {
      if (focusHeading(region)) observer.disconnect();
    });
    observer.observe(region, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [main, key]);
}

function focusHeading(region: HTMLElement): boolean {
  const heading = region.querySelector('h1');
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
