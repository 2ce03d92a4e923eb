/** The threads with their texts, and between them the cells, in the lock that guards them if there is one. */
import { useMemo, type ReactElement } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import { CellBox, LockBox } from '../steps/Shared';
import { ThreadColumn } from '../steps/ThreadColumn';
import { FIRST_CELLS, type Cast } from './model';
import { sourceOf, sourceOfCode } from './programs';
import type { PartProps } from './Scene';
import classes from './Scene.module.css';
import { texts } from './scene-text';

export function Threads({ cast, ...props }: PartProps & { readonly cast: Cast }): ReactElement {
  const { experiment, params, view, moment, steps, control } = props;
  const written = useMemo(() => sourceOfCode(params.code), [params.code]);
  const source = experiment === 'repair' ? written : sourceOf(params);
  const columns = cast.actors.map((actor) => (
    <ThreadColumn
      key={actor}
      actor={actor}
      moment={moment}
      steps={steps}
      view={view}
      control={experiment === 'schedule' ? control : undefined}
      source={source}
    />
  ));
  const isPair = columns.length === 2;
  return (
    <div className={classNames(classes['threads'], isPair && classes['pair'])}>
      {isPair && columns[0]}
      <Shared {...props} cast={cast} />
      {isPair ? columns[1] : <div className={classes['columns']}>{columns}</div>}
    </div>
  );
}

function Shared({ cast, moment, steps }: PartProps & { readonly cast: Cast }): ReactElement {
  const t = useText(texts);
  const cells = Object.entries(FIRST_CELLS[cast.program]).map(([name, initial]) => (
    <CellBox key={name} name={name} steps={steps} moment={moment} initial={initial} />
  ));
  return (
    <div className={classes['shared']} role="group" aria-label={t.shared}>
      {cast.hasLock ? (
        <LockBox name="mutex" steps={steps} moment={moment}>
          {cells}
        </LockBox>
      ) : (
        cells
      )}
    </div>
  );
}
