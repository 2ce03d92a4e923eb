/** The page of a route. Only home comes with the first screen; the rest is loaded when it is opened. */
import { lazy, Suspense, type ReactElement } from 'react';
import { HomePage } from '../home/HomePage';
import { Loading, NothingHere } from './screens';
import type { Route } from './route';

const LabPage = lazy(() => import('../labs/LabPage').then(({ LabPage: page }) => ({ default: page })));
const RunsPage = lazy(() => import('../saved-runs/RunsPage').then(({ RunsPage: page }) => ({ default: page })));
const SettingsPage = lazy(() =>
  import('../settings/SettingsPage').then(({ SettingsPage: page }) => ({ default: page })),
);

export function Page({ route }: { readonly route: Route }): ReactElement {
  return (
    <Suspense fallback={<Loading />}>
      <Content route={route} />
    </Suspense>
  );
}

function Content({ route }: { readonly route: Route }): ReactElement {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'lab': {
      const { lab, experiment } = route;
      return <LabPage lab={lab} {...(experiment !== undefined && { experiment })} />;
    }
    case 'runs':
      return <RunsPage />;
    case 'settings':
      return <SettingsPage />;
    case 'unknown':
      return <NothingHere />;
  }
}
