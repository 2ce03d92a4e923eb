/** Figures of two runs beside each other; where they differ, the row says so. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import classes from './compare.module.css';
import { texts } from './text';

export interface ComparedFigure {
  readonly name: string;
  readonly one: string;
  readonly other: string;
  /** It would differ also between two runs of the same kind, as a time does: no difference to point at. */
  readonly isMeasured?: boolean;
}

export interface ComparisonTableProps {
  readonly caption: string;
  /** What the two runs are called. */
  readonly one: string;
  readonly other: string;
  readonly figures: readonly ComparedFigure[];
}

export function ComparisonTable({ caption, one, other, figures }: ComparisonTableProps): ReactElement {
  const t = useText(texts);
  return (
    <table className={classes['figures']}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t.figure}</span>
          </th>
          <th scope="col">{one}</th>
          <th scope="col">{other}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => {
          const differs = figure.isMeasured !== true && figure.one !== figure.other;
          return (
            <tr key={figure.name} className={classNames(differs && classes['differs'])}>
              <th scope="row">
                {figure.name}
                {differs && <span className="visually-hidden"> ({t.differs})</span>}
              </th>
              <td>{figure.one}</td>
              <td>{figure.other}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
