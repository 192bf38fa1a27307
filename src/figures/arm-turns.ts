import * as Plot from '@observablehq/plot';
import { seriesOf } from './series';

interface ArmTurn {
  readonly arm: string;
  readonly turn: number;
}

/** Rows of bars, one a turn, grouped under a heading an arm. */
export interface ArmTurns {
  readonly height: number;
  readonly y: Plot.ScaleOptions;
  /** Where a row goes. */
  readonly place: (row: ArmTurn) => string;
  readonly headings: Plot.Markish;
}

export function armTurns(rows: readonly ArmTurn[]): ArmTurns {
  const place = ({ arm, turn }: ArmTurn) => `${turn} ${arm}`;
  const arms = seriesOf(rows, ({ arm }) => arm);
  const turns = (arm: string) => new Set(rows.filter((row) => row.arm === arm).map(({ turn }) => turn));
  const domain = arms.flatMap((arm) => [0, ...turns(arm)].map((turn) => place({ arm, turn })));
  return {
    height: domain.length * 26 + 60,
    y: {
      type: 'band',
      domain,
      label: null,
      padding: 0.15,
      tickSize: 0,
      tickFormat: (key: string) => (key.startsWith('0 ') ? '' : `turn ${key.split(' ', 1)[0]}`),
    },
    place,
    headings: Plot.text(arms, {
      y: (arm) => place({ arm, turn: 0 }),
      text: (arm) => arm,
      frameAnchor: 'left',
      dy: 4,
      fontWeight: 600,
    }),
  };
}
