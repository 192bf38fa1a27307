import type { JSX } from 'solid-js';
import type { Calibration } from '../../core/calibration';
import { reliability } from '../../figures/reliability';
import { plural } from '../state/words';
import { Figure } from './Figure';

/** Sureness against outcomes. */
export default function ReliabilityFigure(props: { readonly calibration: Calibration }): JSX.Element {
  return (
    <Figure
      title="How sure, how often right"
      caption={`${plural(props.calibration.count, 'prediction')}; on the dashed line both agree; bars are Wilson’s 95 % intervals`}
      rows={props.calibration.bins.map(({ interval, ...bin }) => ({
        ...bin,
        intervalLow: interval.low,
        intervalHigh: interval.high,
      }))}
      plot={(style) => reliability(props.calibration.bins, style)}
    />
  );
}
