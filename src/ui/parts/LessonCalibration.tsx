import { createMemo, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import { calibrate, type Calibration } from '../../core/calibration';
import { forecastsOf, type Prediction } from '../../core/prediction';
import { download } from '../state/download';
import { lessonPath } from '../state/paths';
import type { Predictions } from '../state/predictions';
import { plural } from '../state/words';
import { Button, ButtonLink } from './Button';
import { Glyph } from './Glyph';
import styles from './LessonTry.module.css';
import { Empty, Waiting } from './Notice';
import { Scroller } from './Scroller';

/** Brings the drawing library. */
const ReliabilityFigure = lazy(() => import('./ReliabilityFigure'));

/** How well the student's sureness and the outcomes agree, and each prediction. */
export function LessonCalibration(props: { readonly predictions: Predictions }): JSX.Element {
  const result = createMemo(() => calibrate(forecastsOf(props.predictions.all())));
  return (
    <>
      <Show
        when={result()}
        fallback={
          <Empty
            title="Nothing predicted yet"
            text="Each prediction of this lesson that has an outcome counts here. Page 2 asks the quickest ones."
          >
            <ButtonLink href={lessonPath(2)} look="main">
              Predict the next turn
            </ButtonLink>
          </Empty>
        }
      >
        {(own) => (
          <>
            <div class={styles.box} data-testid="calibration" data-brier={own().brier}>
              <h2>
                Brier score {own().brier.toFixed(3)} from {plural(own().count, 'prediction')}
              </h2>
              <p>{summary(own())}</p>
            </div>
            <Suspense fallback={<Waiting text="Drawing" />}>
              <ReliabilityFigure calibration={own()} />
            </Suspense>
          </>
        )}
      </Show>
      <Show when={props.predictions.all().length > 0}>
        <List predictions={props.predictions} />
      </Show>
      <p class={styles.onward}>
        <ButtonLink href="/experiments/new">An experiment of your own</ButtonLink>
        <ButtonLink href="/models">Another model</ButtonLink>
      </p>
    </>
  );
}

function List(props: { readonly predictions: Predictions }): JSX.Element {
  const save = (): void =>
    download({
      name: 'predictions.json',
      type: 'application/json',
      parts: [JSON.stringify(props.predictions.all(), null, 2)],
    });
  return (
    <div class={styles.box}>
      <Scroller label="Your predictions">
        <table class={styles.said}>
          <caption>Your predictions. They are stored in this browser only.</caption>
          <thead>
            <tr>
              <th scope="col">Page</th>
              <th scope="col">You said</th>
              <th scope="col">Sure</th>
              <th scope="col">Right</th>
              <th scope="col">What came</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.predictions.all()}>
              {(one) => (
                <tr>
                  <td>{one.page}</td>
                  <td>{one.options[one.guess]}</td>
                  <td>{Math.round(one.confidence * 100)}&nbsp;%</td>
                  <td>
                    <Right of={one} />
                  </td>
                  <td>{one.outcome?.words ?? 'not decided'}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Scroller>
      <p class={styles.onward}>
        <Button onClick={save}>Download</Button>
        <Button look="danger" onClick={props.predictions.clear}>
          Delete all
        </Button>
      </p>
    </div>
  );
}

function Right(props: { readonly of: Prediction }): JSX.Element {
  const answer = () => props.of.outcome?.answer ?? null;
  return (
    <Show when={answer() !== null} fallback="–">
      <Glyph sign={answer() === props.of.guess ? 'passed' : 'failed'} />{' '}
      {answer() === props.of.guess ? 'yes' : 'no'}
    </Show>
  );
}

/** What the score says, with the caution that few predictions call for. */
function summary({ count, hits, meanConfidence, brier }: Calibration): string {
  const said = Math.round(meanConfidence * 100);
  const came = Math.round((hits / count) * 100);
  const lean =
    said === came
      ? 'as sure as you were right'
      : said > came
        ? 'surer than you were right'
        : 'less sure than you were right';
  const coin = brier < 0.25 ? 'better than' : brier > 0.25 ? 'worse than' : 'the same as';
  const caution = count < 10 ? ' So few predictions say little yet: make ten or more.' : '';
  return `Right in ${hits} of ${count} (${came} %), ${said} % sure on average: ${lean}. The score is ${coin} always saying 50 % (0.25).${caution}`;
}
