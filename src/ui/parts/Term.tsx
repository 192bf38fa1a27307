import { createUniqueId, onCleanup, type JSX } from 'solid-js';
import { glossary, type TermName } from '../state/glossary';
import { createTip } from '../state/tip';
import styles from './Term.module.css';

/** A term of the field, explained where it is pointed at, focused or touched. Without children it is a question mark. */
export function Term(props: { readonly of: TermName; readonly children?: JSX.Element }): JSX.Element {
  const id = createUniqueId();
  const tip = createTip();
  onCleanup(tip.dispose);
  return (
    <span class={styles.whole}>
      <button
        type="button"
        class={props.children === undefined ? styles.mark : styles.term}
        aria-label={props.children === undefined ? `What is meant: ${props.of}` : undefined}
        aria-describedby={id}
        ref={tip.setAnchor}
        onPointerEnter={tip.point}
        onPointerLeave={tip.leave}
        onFocus={tip.show}
        onBlur={tip.hide}
        onClick={tip.show}
      >
        {props.children ?? '?'}
      </button>
      <span
        id={id}
        role="tooltip"
        popover="manual"
        class={styles.tip}
        ref={tip.setTip}
        onPointerEnter={tip.point}
        onPointerLeave={tip.leave}
      >
        {glossary[props.of]}
      </span>
    </span>
  );
}
