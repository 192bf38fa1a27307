import { createSignal, For, type JSX } from 'solid-js';
import { Button } from './Button';
import styles from './PredictForm.module.css';

/** A question with two answers, and how sure one is: said before the outcome is shown. */
export function PredictForm(props: {
  readonly question: string;
  readonly options: readonly string[];
  /** What the button does beyond taking the answer. */
  readonly action: string;
  readonly onSaid: (guess: number, confidence: number) => void;
}): JSX.Element {
  const [guess, setGuess] = createSignal<number | null>(null);
  const [percent, setPercent] = createSignal(70);
  return (
    <form
      class={styles.form}
      data-testid="predict"
      onSubmit={(event) => {
        event.preventDefault();
        const said = guess();
        if (said !== null) props.onSaid(said, percent() / 100);
      }}
    >
      <fieldset class={styles.options}>
        <legend>{props.question}</legend>
        <For each={props.options}>
          {(option, at) => (
            <label>
              <input type="radio" name="guess" required onChange={() => setGuess(at())} />
              <span>{option}</span>
            </label>
          )}
        </For>
      </fieldset>
      <label class={styles.sure}>
        <span>
          How sure are you? <output>{percent()} %</output>
        </span>
        <input
          type="range"
          min={50}
          max={100}
          step={5}
          value={percent()}
          aria-valuetext={`${percent()} per cent`}
          onInput={(event) => setPercent(event.currentTarget.valueAsNumber)}
        />
        <span class={styles.ends} aria-hidden="true">
          <span>a coin</span>
          <span>certain</span>
        </span>
      </label>
      <p>
        <Button type="submit" look="main">
          {props.action}
        </Button>
      </p>
    </form>
  );
}
