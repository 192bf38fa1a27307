import { useNavigate } from '@solidjs/router';
import { createMemo, Match, Show, Switch, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { createKeptFocus } from '../state/kept-focus';
import { experimentPath, specPath } from '../state/paths';
import type { Run } from '../state/run';
import { createSpokenProgress, phaseWords } from '../state/spoken-progress';
import { countText, durationText, plural } from '../state/words';
import { Button, ButtonLink } from './Button';
import { DeleteButton } from './DeleteButton';
import { DownloadButton } from './DownloadButton';
import { EngineLine } from './EngineLine';
import { Failure } from './Notice';
import { TroubleNote } from './TroubleNote';
import styles from './RunHead.module.css';

/** What the experiment is, how far it has come, and what can be done with it. */
export function RunHead(props: { readonly run: Run }): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const spec = () => props.run.experiment.spec;
  const pace = () => props.run.pace();
  const phase = () => props.run.phase();
  const kind = createMemo(() => phase().kind);
  const spoken = createSpokenProgress(
    () => props.run.phase(),
    () => props.run.pace(),
  );
  let mainAction: HTMLDivElement | undefined;
  createKeptFocus(
    () => mainAction,
    () => kind(),
  );
  const failure = () => {
    const now = phase();
    return now.kind === 'failed' ? now : null;
  };
  return (
    <header class={styles.head} data-testid="run" data-phase={kind()}>
      <h1>{spec().name}</h1>
      <p class={styles.what}>
        {props.run.experiment.engine?.label ?? spec().engine.model} ·{' '}
        {plural(props.run.experiment.problems.length, 'problem')} ×{' '}
        {plural(props.run.experiment.arms.length, 'arm')} × {plural(spec().samples, 'sample')} · seed{' '}
        {spec().seed} · temperature {spec().sampling.temperature}
      </p>
      <div class={styles.progress}>
        <progress aria-label="Finished trajectories" max={pace().asked} value={pace().finished} />
        <dl class={styles.pace}>
          <div>
            <dt>Finished</dt>
            <dd data-testid="finished">
              {countText(pace().finished)} of {countText(pace().asked)}
            </dd>
          </div>
          <Show when={props.run.isBusy()}>
            <div>
              <dt>Attempts a second</dt>
              <dd>{pace().perSecond?.toFixed(1) ?? '–'}</dd>
            </div>
            <div>
              <dt>Time left</dt>
              <dd>{timeLeft(pace().msLeft)}</dd>
            </div>
          </Show>
        </dl>
        <span class={styles.phase}>{phaseWords[kind()]}</span>
        <output class="visually-hidden" data-testid="spoken">
          {spoken()}
        </output>
      </div>
      <TroubleNote />
      <EngineLine status={desk.engine.status()} />
      <Show when={failure()}>{(failed) => <Failure title="The run stopped" error={failed().error} />}</Show>
      <div class={styles.actions}>
        <div ref={(element) => (mainAction = element)}>
          <Switch>
            <Match when={props.run.isBusy()}>
              <Button onClick={() => props.run.stop()}>{kind() === 'stopping' ? 'Stopping' : 'Stop'}</Button>
            </Match>
            <Match when={kind() === 'complete'}>
              <ButtonLink look="main" href={experimentPath(props.run.experiment.id, 'results')}>
                See the results
              </ButtonLink>
            </Match>
            <Match when={kind()}>
              <Button look="main" onClick={() => void desk.runs.start(props.run)}>
                {pace().finished === 0 ? 'Start' : 'Continue'}
              </Button>
            </Match>
          </Switch>
        </div>
        <DownloadButton id={props.run.experiment.id} name={spec().name} />
        <ButtonLink href={specPath(spec())}>Same settings again</ButtonLink>
        <DeleteButton
          id={props.run.experiment.id}
          name={spec().name}
          onDeleted={() => navigate('/experiments')}
        />
      </div>
    </header>
  );
}

function timeLeft(ms: number | null): string {
  return ms === null ? '–' : durationText(Math.max(1000, ms));
}
