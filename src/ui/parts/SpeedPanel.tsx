import { createMemo, Show, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { createSpeedCheck, typicalExperiment, typicalReply, type SpeedWork } from '../state/speed-check';
import { countText, durationText } from '../state/words';
import { Button } from './Button';
import { ModelSelect } from './ModelSelect';
import { Failure } from './Notice';
import styles from './SpeedPanel.module.css';

/** How fast the chosen model reads and writes here, and what that means for an experiment. */
export function SpeedPanel(): JSX.Element {
  const desk = useDesk();
  const check = createSpeedCheck(desk.lab, desk.engine);
  const isBusy = () => check.work().kind === 'measuring';
  const isRunning = () => desk.runs.latest()?.isBusy() ?? false;
  const failure = () => {
    const work = check.work();
    return work.kind === 'failed' ? work : null;
  };
  const measured = () => {
    const work = check.work();
    return work.kind === 'measured' ? work : null;
  };
  return (
    <div class={styles.panel}>
      <div class={styles.row}>
        <ModelSelect choice={desk.choice()} onChange={desk.chooseModel} modelsPath="/models" />
        <Show
          when={isBusy()}
          fallback={
            <Button disabled={isRunning()} onClick={() => void check.start(desk.choice())}>
              Check the speed
            </Button>
          }
        >
          <Button onClick={() => check.stop()}>Stop the check</Button>
        </Show>
      </div>
      <Show when={isRunning()}>
        <p>An experiment is running: check the speed when it has ended.</p>
      </Show>
      <Show when={isBusy() && desk.engine.status().kind === 'ready'}>
        <div class={styles.measuring}>
          <span id="measuring">Measuring, some 20 seconds, at most a minute</span>
          <progress aria-labelledby="measuring" />
        </div>
      </Show>
      <Show when={failure()}>
        {(failed) => <Failure title="The speed could not be measured" error={failed().error} />}
      </Show>
      <output data-testid="speed">
        <Show when={measured()}>{(result) => <Measured result={result()} />}</Show>
      </output>
    </div>
  );
}

function Measured(props: { readonly result: Extract<SpeedWork, { kind: 'measured' }> }): JSX.Element {
  const { lab, choice } = useDesk();
  const typical = createMemo(() => typicalExperiment(props.result.measures, choice(), lab.firstSet));
  const speed = () => props.result.measures.speed;
  return (
    <>
      <h3>{props.result.info.label}</h3>
      <dl class={styles.facts}>
        <dt>Writes</dt>
        <dd>{rateText(speed().decodePerSecond)}</dd>
        <dt>Reads</dt>
        <dd>{rateText(speed().prefillPerSecond)}</dd>
        <dt>A first experiment takes</dt>
        <dd data-testid="typical-time">
          {typical().ms === null
            ? 'not known: this model does not count its tokens'
            : `about ${durationText(typical().ms ?? 0)}`}
        </dd>
      </dl>
      <p class={styles.basis}>
        A first experiment: {typical().problems} problems × {typical().arms} arms × {typical().samples}{' '}
        samples, at most {countText(typical().replies)} replies.{' '}
        <Show
          when={props.result.measures.pace}
          fallback={`Reckoned with ${typicalReply.generatedTokens} tokens a reply to prompts of ${typicalReply.promptTokens}, one after another: there was no time to give it real problems.`}
        >
          {(pace) =>
            `Measured by ${pace().replies} replies to problems of the demo set, ${pace().atOnce === 1 ? 'one at a time' : `${pace().atOnce} at once`}. Feedback makes later prompts longer; dialogues that end early make it shorter.`
          }
        </Show>
      </p>
    </>
  );
}

function rateText(perSecond: number | null): string {
  if (perSecond === null) return 'not known';
  return `${perSecond < 10 ? perSecond.toFixed(1) : countText(Math.round(perSecond))} tokens a second`;
}
