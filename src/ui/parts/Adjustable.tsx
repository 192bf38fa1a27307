import { Show, type JSX } from 'solid-js';
import type { Control } from '../../core/assignment';
import { useHidden } from '../state/assigned';

/** A control that a teacher's link may hide. */
export function Adjustable(props: {
  readonly control: Control;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    // oxlint-disable-next-line solid/reactivity -- which control stands here never changes
    <Show when={!useHidden(props.control)()}>{props.children}</Show>
  );
}
