import { createMemo, createSignal, For, onMount, Show, type JSX } from 'solid-js';
import type { Stop } from '../../core/steps';
import { stopText } from '../state/stepping';
import { countText } from '../state/words';
import { Button } from './Button';
import { CodeBlock } from './CodeBlock';
import styles from './StepThrough.module.css';

/** A program at one of its stops, with a slider to go from stop to stop. It takes the focus, so that arrows step at once. */
export function StepView(props: {
  readonly program: string;
  readonly stops: readonly Stop[];
  readonly isCut: boolean;
}): JSX.Element {
  const [at, setAt] = createSignal(0);
  const stop = createMemo(() => props.stops[at()]);
  const last = () => props.stops.length - 1;
  const goTo = (wanted: number): void => void setAt(Math.min(last(), Math.max(0, wanted)));
  const text = () => {
    const now = stop();
    return now ? stopText(now) : '';
  };
  let slider: HTMLInputElement | undefined;
  onMount(() => slider?.focus());
  return (
    <>
      <div class={styles.controls}>
        <Button onClick={() => goTo(at() - 1)} disabled={at() === 0}>
          Back
        </Button>
        <input
          ref={(element) => (slider = element)}
          type="range"
          aria-label="Stop of the program"
          aria-valuetext={`${at() + 1} of ${props.stops.length}: ${text()}`}
          min={0}
          max={last()}
          value={at()}
          onInput={(event) => goTo(event.currentTarget.valueAsNumber)}
        />
        <Button onClick={() => goTo(at() + 1)} disabled={at() === last()}>
          Forward
        </Button>
      </div>
      <p class={styles.stop} data-testid="stop" data-event={stop()?.event}>
        <span class={styles.count}>
          {countText(at() + 1)} of {countText(props.stops.length)}
        </span>{' '}
        {text()}
      </p>
      <Show when={props.isCut && at() === last()}>
        <p class={styles.note}>
          The program ran on: only its first {countText(props.stops.length)} stops are kept.
        </p>
      </Show>
      <div class={styles.sides}>
        <CodeBlock code={props.program} at={stop()?.line} />
        <div class={styles.values}>
          <Variables stop={stop()} />
          <h4>Printed so far</h4>
          <pre class={styles.box} data-testid="printed">
            {stop()?.output === '' ? <em>nothing</em> : stop()?.output.replace(/\n$/, '')}
          </pre>
        </div>
      </div>
    </>
  );
}

function Variables(props: { readonly stop: Stop | undefined }): JSX.Element {
  const rows = () => Object.entries(props.stop?.variables ?? {});
  const isNew = (name: string): boolean => Object.hasOwn(props.stop?.set ?? {}, name);
  return (
    <Show when={rows().length > 0} fallback={<p class={styles.note}>No variables yet.</p>}>
      <table class={styles.variables} data-testid="variables">
        <caption class="visually-hidden">Variables</caption>
        <thead>
          <tr>
            <th scope="col">Variable</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {([name, value]) => (
              <tr data-new={isNew(name)}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  <code>{value}</code>
                  <Show when={isNew(name)}>
                    <span class={styles.new}>changed</span>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  );
}
