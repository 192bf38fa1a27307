import { Index, Match, Show, Switch, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import type { Predictions } from '../state/predictions';
import { createTurnQuestion, turnAnswers, turnQuestion } from '../state/turn-question';
import { plural } from '../state/words';
import { Button } from './Button';
import { EngineLine } from './EngineLine';
import styles from './LessonTry.module.css';
import { Failure } from './Notice';
import { PredictForm } from './PredictForm';
import { PredictOutcome } from './PredictOutcome';
import { Statement } from './Statement';
import { TurnCard } from './TurnCard';

/** Does the next turn pass? A dialogue as Play runs it, held before the tests of its second program are shown. */
export function LessonTurn(props: { readonly page: number; readonly predictions: Predictions }): JSX.Element {
  const desk = useDesk();
  // oxlint-disable-next-line solid/reactivity -- the page of the lesson on which this stands does not change
  const question = createTurnQuestion(desk, props.predictions, props.page);
  const turns = () => question.play.view().turns;
  const decided = () => {
    const own = question.said();
    return own?.outcome ? own : null;
  };
  return (
    <>
      <Show when={question.problem()}>
        {(problem) => (
          <>
            <div class={styles.box}>
              <h2>{problem().title}</h2>
              <Statement text={problem().statement} />
            </div>
            <Index each={turns()}>
              {(turn, at) => (
                <TurnCard
                  number={at + 1}
                  turn={turn()}
                  problem={problem()}
                  isOver={at < turns().length - 1 || question.stage() === 'shown'}
                  before={turns()[at - 1]?.program}
                />
              )}
            </Index>
          </>
        )}
      </Show>
      <div class={styles.box} data-testid="turn-question" data-stage={question.stage()}>
        <Switch>
          <Match when={question.stage() === 'looking'}>
            <output>
              {question.said()
                ? 'The tests are shown.'
                : question.passedOver() === 0
                  ? 'The model writes. You are asked when a second program is there.'
                  : `${plural(question.passedOver(), 'dialogue')} passed over, since the first program passed already. The next one runs.`}
            </output>
            <EngineLine status={desk.engine.status()} />
          </Match>
          <Match when={question.stage() === 'asking'}>
            <PredictForm
              question={turnQuestion}
              options={turnAnswers}
              action="Take my word, show the tests"
              onSaid={question.say}
            />
          </Match>
          <Match when={question.stage() === 'idle'}>
            <h2>{turnQuestion}</h2>
            <p>
              The demo model runs here, in this browser, with the engine, the sandbox and the tests of Play.
            </p>
            <Button look="main" onClick={() => void question.begin()}>
              Begin a dialogue
            </Button>
          </Match>
          <Match when={decided()}>
            {(own) => (
              <>
                <h2>{turnQuestion}</h2>
                <PredictOutcome said={own()} />
                <p>
                  <Button look="main" onClick={() => void question.begin()}>
                    Another dialogue
                  </Button>
                </p>
              </>
            )}
          </Match>
        </Switch>
        <Show when={question.fault()}>
          {(error) => <Failure title="There is nothing to ask yet" error={error()} />}
        </Show>
      </div>
    </>
  );
}
