import { createEffect, createSignal, Match, on, Show, Switch, type JSX } from 'solid-js';
import { datasetTitles, type Dataset } from '../../core/import-row';
import type { BroughtProblems } from '../state/bring-problems';
import { firstChoice, readChoice, type ChoiceDraft } from '../state/choice-draft';
import { dataAddress } from '../state/data-address';
import { useDesk } from '../state/desk';
import { createProblemsIn, type RowForm } from '../state/problems-in';
import { hasDates, seenTags, seenText } from '../state/seen-text';
import { countText } from '../state/words';
import { BroughtList, Refusals } from './BroughtList';
import { Button } from './Button';
import { ChoiceFields } from './ChoiceFields';
import styles from './DataForm.module.css';
import { Field, SelectField } from './Field';
import { Failure, Waiting } from './Notice';

const told = 'told';
// Keys of a table whose keys are data sets.
const forms = Object.keys(datasetTitles) as readonly Dataset[];
const formOptions: readonly { readonly value: Dataset | 'own' | typeof told; readonly label: string }[] = [
  { value: told, label: 'What their fields tell' },
  ...forms.map((value) => ({ value, label: datasetTitles[value].title })),
  { value: 'own', label: 'Problem set of the lab' },
];

/** Brings problems in from a data file, of this device or of an address, and keeps them as a set. */
export function ProblemsInForm(props: {
  /** A file that was dropped on the page. */
  readonly dropped: File | null;
  readonly onKept?: (brought: BroughtProblems) => void;
}): JSX.Element {
  const desk = useDesk();
  const work = createProblemsIn(desk.lab, (brought) => {
    desk.refreshProblemSets();
    props.onKept?.(brought);
  });
  const [choice, setChoice] = createSignal<ChoiceDraft>(firstChoice);
  const [address, setAddress] = createSignal('');
  createEffect(
    on(
      () => props.dropped,
      (file) => {
        if (file) void work.offer(file);
      },
    ),
  );

  const is = <K extends ReturnType<typeof work.state>['kind']>(kind: K) => {
    const now = work.state();
    return now.kind === kind ? (now as Extract<typeof now, { readonly kind: K }>) : null;
  };
  const offered = () => is('ready') ?? is('reading');
  const seen = () => offered()?.seen ?? null;
  const isBusy = (): boolean => is('looking') !== null || is('reading') !== null;
  const name = (from: File | URL): string => (from instanceof URL ? from.href : from.name);
  const wanted = (): string => {
    const { take, count } = choice();
    return take === 'all' ? 'all problems' : `${take === 'first' ? 'the first ' : ''}${countText(count)}`;
  };

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void work.bring(readChoice(choice()));
      }}
    >
      <Field label="Problem file" help="Or drop it anywhere on this page.">
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".json,.jsonl,.gz,.parquet"
            disabled={isBusy()}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void work.offer(file);
              event.currentTarget.value = '';
            }}
          />
        )}
      </Field>
      <Field label="Or its address" help="Nothing is fetched before you say so below.">
        {(ids) => (
          <input
            {...ids}
            type="url"
            placeholder="https://"
            disabled={isBusy()}
            value={address()}
            onInput={(event) => {
              setAddress(event.currentTarget.value);
              const url = dataAddress(address());
              if (url) void work.offer(url);
              else work.stop();
            }}
          />
        )}
      </Field>
      <Show when={offered()}>
        {(now) => (
          <>
            <div class={styles.wide}>
              <p class={styles.name}>{name(now().from)}</p>
              <Show when={seen()}>
                {(first) => (
                  <>
                    <p data-testid="seen">{seenText(first())}</p>
                    <Refusals refusals={first().refusals.slice(0, 3)} count={first().refusalCount} />
                  </>
                )}
              </Show>
            </div>
            <SelectField
              label="Read rows as"
              value={work.rowForm() ?? told}
              options={formOptions}
              disabled={isBusy()}
              onChange={(form) => void work.readAs(form === told ? null : (form satisfies RowForm))}
            />
            <ChoiceFields
              choice={choice()}
              tags={seenTags(seen())}
              hasDates={hasDates(seen())}
              onChange={(change) => setChoice({ ...choice(), ...change })}
            />
          </>
        )}
      </Show>
      <Switch>
        <Match when={is('looking')}>
          {(now) => (
            <div class={`${styles.wide} ${styles.actions}`}>
              <Waiting text={`Looking into ${now().from.name}`} />
              <Button onClick={work.stop}>Stop</Button>
            </div>
          )}
        </Match>
        <Match when={is('ready')}>
          {(now) => (
            <div class={`${styles.wide} ${styles.actions}`}>
              <Button type="submit" look="main" disabled={now().seen?.rows === 0}>
                {now().from instanceof URL
                  ? `Fetch from ${dataAddress(address())?.host ?? ''} and bring in ${wanted()}`
                  : `Bring in ${wanted()}`}
              </Button>
              <Button onClick={work.stop}>Put it away</Button>
            </div>
          )}
        </Match>
        <Match when={is('reading')}>
          {(now) => (
            <div class={`${styles.wide} ${styles.actions}`}>
              <progress
                aria-label="Reading problems"
                max={1}
                {...(now().progress.share === null ? {} : { value: now().progress.share ?? 0 })}
              />
              <span class={styles.number}>{countText(now().progress.rows)} rows</span>
              <Button onClick={work.stop}>Stop</Button>
            </div>
          )}
        </Match>
        <Match when={is('failed')}>
          {(now) => (
            <div class={styles.wide}>
              <Failure title="The problems could not be brought in" error={now().error} />
            </div>
          )}
        </Match>
        <Match when={is('brought')}>{(now) => <BroughtList brought={now().result} />}</Match>
      </Switch>
    </form>
  );
}
