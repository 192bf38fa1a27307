import { createMemo, createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import { disagreements, withVerdicts, type Rejudgement } from '../../core/rejudge';
import { armTable } from '../../core/results';
import { useDesk } from '../state/desk';
import { download, fileName } from '../state/download';
import {
  checkerNames,
  createRejudging,
  extractionNames,
  ruleName,
  storedRule,
  type RuleChoice,
} from '../state/rejudging';
import type { Run } from '../state/run';
import { countText, plural } from '../state/words';
import { ArmTable } from './ArmTable';
import { Button } from './Button';
import { DisagreementTable } from './DisagreementTable';
import { SelectField } from './Field';
import { Failure } from './Notice';
import styles from './RejudgePanel.module.css';

const stored = { value: 'stored', label: 'as recorded' } as const;
const checkers = (['tokens', 'exact', 'lines', 'json', 'float', 'code-contests'] as const).map((value) => ({
  value,
  label: checkerNames[value],
}));
const extractions = (['first', 'last', 'single'] as const).map((value) => ({
  value,
  label: extractionNames[value],
}));

/** Judges what is stored by another rule, without sampling again, and shows where the two verdicts part. */
export function RejudgePanel(props: { readonly run: Run }): JSX.Element {
  const { lab } = useDesk();
  // oxlint-disable-next-line solid/reactivity -- a run's experiment never changes
  const rejudging = createRejudging(lab, props.run.experiment);
  const [choice, setChoice] = createSignal<RuleChoice>(storedRule);
  const state = rejudging.state;
  const running = () => {
    const now = state();
    return now.kind === 'running' ? now : null;
  };
  const ended = () => {
    const now = state();
    return now.kind === 'ended' ? now : null;
  };
  const failed = () => {
    const now = state();
    return now.kind === 'failed' ? now : null;
  };
  return (
    <details class={styles.panel} data-testid="rejudge" data-state={state().kind}>
      <summary>Judge again by another rule</summary>
      <p>
        The recorded runs are compared anew; only what no record tells is run in the sandbox. The recorded
        verdicts stay as they are.
      </p>
      <div class={styles.choices}>
        <SelectField
          label="Checker"
          value={choice().checker}
          options={[stored, ...checkers]}
          onChange={(checker) => setChoice({ ...choice(), checker })}
        />
        <SelectField
          label="Program of a reply"
          value={choice().extraction}
          options={[stored, ...extractions]}
          onChange={(extraction) => setChoice({ ...choice(), extraction })}
        />
        <SelectField
          label="Private tests"
          value={choice().tests}
          options={[stored, { value: 'set', label: 'as the problem set has them now' }]}
          onChange={(tests) => setChoice({ ...choice(), tests })}
        />
        <Switch>
          <Match when={running()}>
            <Button onClick={() => rejudging.stop()}>Stop judging</Button>
          </Match>
          <Match when={!running()}>
            <Button look="main" onClick={() => void rejudging.start(choice())}>
              Judge {countText(props.run.pace().finished)}
            </Button>
          </Match>
        </Switch>
      </div>
      <Show when={running()}>
        {(now) => (
          <p class={styles.progress}>
            <progress
              aria-label="Trajectories judged again"
              max={props.run.pace().finished}
              value={now().done}
            />{' '}
            {countText(now().done)} of {countText(props.run.pace().finished)}, {ruleName(choice())}
          </p>
        )}
      </Show>
      <Show when={failed()}>{(fault) => <Failure title="Judging again failed" error={fault().error} />}</Show>
      <Show when={ended()}>
        {(end) => (
          <Verdicts run={props.run} rule={end().rule} judged={end().judged} isWhole={end().isWhole} />
        )}
      </Show>
    </details>
  );
}

function Verdicts(props: {
  readonly run: Run;
  readonly rule: string;
  readonly judged: readonly Rejudgement[];
  readonly isWhole: boolean;
}): JSX.Element {
  const apart = createMemo(() => disagreements(props.judged));
  const ran = () => props.judged.filter(({ python }) => python !== null).length;
  const table = createMemo(() =>
    armTable(props.run.experiment, withVerdicts(props.run.board.summaries(), props.judged)),
  );
  function keep(): void {
    download({
      name: `${fileName(`${props.run.experiment.spec.name} judged by ${props.rule}`)}.jsonl`,
      type: 'application/jsonl',
      parts: props.judged.map((one) => `${JSON.stringify(one)}\n`),
    });
  }
  return (
    <>
      <p data-testid="rejudged">
        <strong>
          {plural(apart().length, 'verdict')} of {countText(props.judged.length)} changed
        </strong>{' '}
        under “{props.rule}”{props.isWhole ? '' : ' before it was stopped; the others count as recorded'}.{' '}
        {ran() === 0 ? 'The record was enough for all.' : `${countText(ran())} had to be run again.`}
      </p>
      <Show when={apart().length > 0}>
        <DisagreementTable judged={apart()} />
        <h3>Pass rates under this rule</h3>
        <ArmTable table={table()} testId="rejudged-results" />
      </Show>
      <p>
        <Button onClick={keep}>Download these verdicts</Button>
      </p>
    </>
  );
}
