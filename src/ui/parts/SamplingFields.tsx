import type { JSX } from 'solid-js';
import type { Sampling } from '../../core/engine';
import { NumberField } from './Field';

/** How tokens are drawn. */
export function SamplingFields(props: {
  readonly sampling: Sampling;
  readonly onChange: (sampling: Sampling) => void;
}): JSX.Element {
  return (
    <>
      <NumberField
        label="Temperature"
        min={0}
        max={5}
        step="any"
        value={props.sampling.temperature}
        onChange={(temperature) => props.onChange({ ...props.sampling, temperature })}
      />
      <NumberField
        label="Top-p"
        min={0.01}
        max={1}
        step="any"
        value={props.sampling.topP}
        onChange={(topP) => props.onChange({ ...props.sampling, topP })}
      />
      <NumberField
        label="Most tokens in a reply"
        min={1}
        value={props.sampling.maxTokens}
        onChange={(maxTokens) => props.onChange({ ...props.sampling, maxTokens })}
      />
    </>
  );
}
