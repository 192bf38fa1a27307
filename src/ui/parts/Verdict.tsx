import { Index, Show, type JSX } from 'solid-js';
import type { TestResult } from '../../core/trajectory';
import { outcomeNames } from '../state/show-test';
import { Glyph, type Sign } from './Glyph';
import { Term } from './Term';
import styles from './Verdict.module.css';

type Answer = 'open' | 'yes' | 'no';

/** The two questions, never one: does it pass what the model was told about, and does it pass everything? */
export function Verdict(props: {
  readonly satisfied: Answer;
  readonly correct: Answer;
  /** How many tests of each kind there are; null while the problem is fetched. */
  readonly publicTotal: number | null;
  readonly hidden: readonly TestResult[];
  readonly hiddenTotal: number | null;
}): JSX.Element {
  const hiddenPassed = () => props.hidden.filter((result) => result.outcome === 'passed').length;
  return (
    <div
      class={styles.pair}
      data-testid="verdict"
      data-satisfied={props.satisfied}
      data-correct={props.correct}
    >
      <Lamp
        name="Satisfied"
        answer={props.satisfied}
        sign="satisfied"
        meaning={
          <>
            {props.satisfied === 'no' ? 'fails at least one of' : 'passes'} the {props.publicTotal}{' '}
            <Term of="public tests">public tests</Term>
            {props.satisfied === 'no' ? '' : ', the ones the model is told about'}
          </>
        }
      />
      <Lamp
        name="Correct"
        answer={props.correct}
        sign="correct"
        meaning={
          <Show
            when={props.correct === 'no'}
            fallback={
              <>
                passes the {props.hiddenTotal} <Term of="hidden tests">hidden tests</Term> too, which the
                model never hears of
              </>
            }
          >
            does not pass every test, the {props.hiddenTotal} <Term of="hidden tests">hidden ones</Term>{' '}
            included
          </Show>
        }
      >
        <Show when={props.hidden.length > 0}>
          <p class={styles.hidden}>
            <span class="visually-hidden">
              Hidden tests: {hiddenPassed()} of {props.hiddenTotal} passed
            </span>
            <Index each={Array.from({ length: props.hiddenTotal ?? 0 })}>
              {(_, at) => <HiddenTest result={props.hidden[at]} />}
            </Index>
          </p>
        </Show>
      </Lamp>
    </div>
  );
}

function HiddenTest(props: { readonly result: TestResult | undefined }): JSX.Element {
  const isRun = () => props.result !== undefined && props.result.outcome !== 'not-run';
  const sign = (): Sign => {
    if (!isRun()) return 'queued';
    return props.result?.outcome === 'passed' ? 'passed' : 'failed';
  };
  return (
    <span title={props.result ? outcomeNames[props.result.outcome] : 'waiting'} aria-hidden="true">
      <Glyph sign={sign()} />
    </span>
  );
}

function Lamp(props: {
  readonly name: string;
  readonly answer: Answer;
  readonly sign: Sign;
  readonly meaning: JSX.Element;
  readonly children?: JSX.Element;
}): JSX.Element {
  const sign = (): Sign =>
    props.answer === 'open' ? 'queued' : props.answer === 'yes' ? props.sign : 'failed';
  const words = () => (props.answer === 'yes' ? props.name : `Not ${props.name.toLowerCase()}`);
  return (
    <div class={styles.lamp} data-answer={props.answer} data-sign={props.sign}>
      <span class={styles.sign}>
        <Glyph sign={sign()} />
      </span>
      <div>
        <p class={styles.name}>{props.answer === 'open' ? `${props.name}?` : words()}</p>
        <p class={styles.meaning}>{props.meaning}</p>
        {props.children}
      </div>
    </div>
  );
}
