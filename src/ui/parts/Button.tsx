import { A } from '@solidjs/router';
import type { JSX } from 'solid-js';
import styles from './Button.module.css';

type Look = 'main' | 'plain' | 'quiet' | 'danger';

function classes(look: Look | undefined, large: boolean | undefined): string {
  return [styles.button, look && look !== 'plain' ? styles[look] : '', large ? styles.large : ''].join(' ');
}

export function Button(props: {
  readonly onClick?: (event: MouseEvent) => void;
  readonly look?: Look;
  readonly large?: boolean;
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <button
      type={props.type ?? 'button'}
      class={classes(props.look, props.large)}
      disabled={props.disabled ?? false}
      onClick={(event) => props.onClick?.(event)}
    >
      {props.children}
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink(props: {
  readonly href: string;
  readonly look?: Look;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <A href={props.href} class={classes(props.look, false)}>
      {props.children}
    </A>
  );
}
