import { Show, type JSX } from 'solid-js';
import type { EngineStatus } from '../state/engine-slot';
import type { PythonStatus } from '../state/python';
import { errorText } from '../state/words';
import { Glyph, type Sign } from './Glyph';
import styles from './Readiness.module.css';

/** Whether the two machines behind the page are up: the model and Python. */
export function Readiness(props: {
  readonly engine: EngineStatus;
  readonly python: PythonStatus;
}): JSX.Element {
  const share = () => (props.engine.kind === 'loading' ? props.engine.progress.share : null);
  const failure = () => (props.python.kind === 'failed' ? props.python.error : null);
  return (
    <ul class={styles.list} aria-label="What is ready">
      <Show when={props.engine.kind !== 'failed'}>
        <li data-testid="engine-status" data-kind={props.engine.kind}>
          <Glyph sign={engineSigns[props.engine.kind]} /> {engineWords(props.engine)}
          <Show when={share() !== null}>
            <progress class={styles.share} aria-label="Model loaded" max={1} value={share() ?? 0} />
          </Show>
        </li>
      </Show>
      <Show when={props.python.kind !== 'failed'}>
        <li data-testid="python-status" data-kind={props.python.kind}>
          <Glyph sign={pythonSigns[props.python.kind]} /> {pythonWords(props.python)}
        </li>
      </Show>
      <Show when={failure()}>
        {(error) => (
          <li class={styles.failed} role="alert">
            <Glyph sign="failed" /> Python could not be started. {errorText(error())}
          </li>
        )}
      </Show>
    </ul>
  );
}

const engineSigns: Readonly<Record<EngineStatus['kind'], Sign>> = {
  none: 'queued',
  loading: 'generating',
  ready: 'passed',
  failed: 'failed',
};

const pythonSigns: Readonly<Record<PythonStatus['kind'], Sign>> = {
  off: 'queued',
  starting: 'generating',
  ready: 'passed',
  failed: 'failed',
};

function engineWords(status: EngineStatus): string {
  if (status.kind === 'ready') return `${status.info.label} is ready`;
  return status.kind === 'loading' ? status.progress.text : 'The model loads with the first run';
}

function pythonWords(status: PythonStatus): string {
  if (status.kind === 'ready') return `Python ${status.version} is ready`;
  return status.kind === 'starting' ? 'Python is starting' : 'Python starts with the first run';
}
