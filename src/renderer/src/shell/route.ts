/**
 * Where the learner is, kept in the address behind the `#`: it works from a file, behind any server
 * and in the desktop's own protocol, and can be bookmarked.
 *
 *     #/                      home
 *     #/lab/<id>/<experiment> a lab; without an experiment the first one
 *     #/runs                  saved runs
 *     #/settings              settings
 */
import { useSyncExternalStore } from 'react';
import { isLabId, labs, type LabId } from '../../../shared/labs/registry';

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'lab'; readonly lab: LabId; readonly experiment?: string }
  | { readonly page: 'runs' }
  | { readonly page: 'settings' }
  /** An address that leads nowhere, such as a bookmark of an older version. */
  | { readonly page: 'unknown' };

export function parseRoute(hash: string): Route {
  const [page = '', id = '', experiment, ...rest] = hash.replace(/^#?\/?/, '').split('/');
  if (rest.length > 0) return { page: 'unknown' };
  if (page === 'lab' && isLabId(id)) return labRoute(id, experiment);
  if (id !== '') return { page: 'unknown' };
  if (page === '') return { page: 'home' };
  return page === 'runs' || page === 'settings' ? { page } : { page: 'unknown' };
}

function labRoute(lab: LabId, experiment: string | undefined): Route {
  if (experiment === undefined || experiment === '') return { page: 'lab', lab };
  return Object.hasOwn(labs[lab].experiments, experiment) ? { page: 'lab', lab, experiment } : { page: 'unknown' };
}

/** What goes into an `href`. */
export function routeHref(route: Exclude<Route, { page: 'unknown' }>): string {
  if (route.page === 'home') return '#/';
  if (route.page !== 'lab') return `#/${route.page}`;
  return `#/lab/${route.lab}${route.experiment === undefined ? '' : `/${route.experiment}`}`;
}

export function goTo(route: Exclude<Route, { page: 'unknown' }>): void {
  location.hash = routeHref(route);
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}
