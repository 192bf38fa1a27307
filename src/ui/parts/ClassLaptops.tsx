import { For, Show, type JSX } from 'solid-js';
import type { ClassResult, LaptopReport } from '../../core/class-result';
import type { ClassFiles } from '../state/class-files';
import { countText, percentText, plural } from '../state/words';
import styles from './ClassLaptops.module.css';
import { Dash } from './DataTable';
import { Scroller } from './Scroller';

/** Laptop by laptop: what was counted, each arm's rate, what was left out and why. */
export function ClassLaptops(props: {
  readonly result: ClassResult | null;
  readonly unread: ClassFiles['unread'];
}): JSX.Element {
  const left = () => [
    ...(props.result?.refused ?? []).map(({ label, reasons }) => ({ label, reasons })),
    ...props.unread.map(({ label, reason }) => ({ label, reasons: [reason] })),
  ];
  return (
    <>
      <Show when={props.result}>{(result) => <LaptopTable result={result()} />}</Show>
      <Show when={left().length > 0}>
        <section class={styles.left} aria-labelledby="left-out" data-testid="left-out">
          <h2 id="left-out">Left out: {plural(left().length, 'file')}</h2>
          <dl>
            <For each={left()}>
              {({ label, reasons }) => (
                <>
                  <dt>{label}</dt>
                  <For each={reasons}>{(reason) => <dd>{reason}</dd>}</For>
                </>
              )}
            </For>
          </dl>
        </section>
      </Show>
    </>
  );
}

function LaptopTable(props: { readonly result: ClassResult }): JSX.Element {
  const arms = () => props.result.study.arms.map(({ name }) => name);
  const pointOf = (label: string, arm: string) =>
    props.result.points.find((point) => point.label === label && point.arm === arm);
  return (
    <section class={styles.part} aria-labelledby="laptops">
      <h2 id="laptops">Laptop by laptop</h2>
      <Scroller label="Laptops">
        <table class={styles.table} data-testid="laptops">
          <caption>
            Per cent correct, mean over problems, of what was counted: no trajectory counts twice.
          </caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Seed</th>
              <th scope="col">Counted</th>
              <For each={arms()}>{(arm) => <th scope="col">{arm}</th>}</For>
              <th scope="col">Remarks</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.result.laptops}>
              {(laptop) => (
                <tr>
                  <th scope="row">{laptop.label}</th>
                  <td class={styles.number}>{laptop.seed}</td>
                  <td class={styles.number} data-counted={laptop.counted}>
                    {countText(laptop.counted)} of {countText(laptop.asked)}
                  </td>
                  <For each={arms()}>
                    {(arm) => (
                      <td class={styles.number}>
                        <Show
                          when={pointOf(laptop.label, arm)}
                          fallback={<Dash reason="nothing of this laptop was counted here" />}
                        >
                          {(point) => percentText(point().value)}
                        </Show>
                      </td>
                    )}
                  </For>
                  <td>{remarksOf(laptop).join(' ')}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

/** What a teacher should know of a laptop's results, each a sentence. */
function remarksOf(laptop: LaptopReport): readonly string[] {
  const { counted, asked, duplicates, byHand, faults, otherVersions } = laptop;
  const copies = duplicates.reduce((sum, { count }) => sum + count, 0);
  const missing = asked - counted - copies - byHand;
  return [
    ...duplicates.map(({ of, count, differing }) => {
      const odd =
        differing > 0
          ? ` ${differing} ended otherwise there, though the seed is the same: look into it.`
          : '';
      return `${plural(count, 'trajectory is', 'trajectories are')} the same as in ${of} (same seed): counted once.${odd}`;
    }),
    ...(missing > 0 ? [`${countText(missing)} not finished.`] : []),
    ...(byHand > 0 ? [`${countText(byHand)} left out: a person wrote part of them.`] : []),
    ...(faults > 0 ? [`${plural(faults, 'line')} could not be read.`] : []),
    ...(otherVersions.length > 0 ? [`Made with ${otherVersions.join(', ')}.`] : []),
  ];
}
