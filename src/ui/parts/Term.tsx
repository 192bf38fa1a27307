import { createUniqueId, onCleanup, type JSX } from 'solid-js';
import { glossary, type TermName } from '../state/glossary';
import { createTip } from '../state/tip';
import styles from './Term.module.css';

/**
 * A term of the field, explained where it is pointed at, focused or touched. No button element: browsers break the line
 * between one and a comma after it.
 */
export function Term(props: { readonly of: TermName; readonly children: JSX.Element }): JSX.Element {
  const id = createUniqueId();
  const tip = createTip();
  onCleanup(tip.dispose);
  function press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    tip.show();
  }
  return (
    <>
      <span
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
        role="button"
        tabindex="0"
        class={styles.term}
        aria-describedby={id}
        ref={tip.setAnchor}
        onPointerEnter={tip.point}
        onPointerLeave={tip.leave}
        onFocus={tip.show}
        onBlur={tip.hide}
        onClick={tip.show}
        onKeyDown={press}
      >
        {props.children}
      </span>
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
    </>
  );
}
