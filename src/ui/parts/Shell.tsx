import { A, useIsRouting, useLocation, useNavigate } from '@solidjs/router';
import { createEffect, ErrorBoundary, on, Show, Suspense, type JSX } from 'solid-js';
import { useDesk } from '../state/desk';
import { createTheme, type Theme } from '../state/theme';
import { AssignmentBar } from './AssignmentBar';
import { Button } from './Button';
import { Foot } from './Foot';
import { Later } from './Later';
import { Failure, Waiting } from './Notice';
import styles from './Shell.module.css';

const themeNames: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

/** What surrounds every page: name, ways, theme, and the run that goes on while one looks elsewhere. */
export function Shell(props: { readonly children?: JSX.Element }): JSX.Element {
  const { theme, next } = createTheme();
  const location = useLocation();
  const navigate = useNavigate();
  const isUnderWay = useIsRouting();
  let main: HTMLElement | undefined;
  createEffect(
    on(
      () => location.pathname,
      () => main?.focus({ preventScroll: true }),
      { defer: true },
    ),
  );
  // @solidjs/router 1.0.0 forgets a way back that is taken while the page ahead still loads: the address leads then.
  createEffect(
    on(
      isUnderWay,
      () => {
        const address = window.location.hash.slice(1);
        if (!isUnderWay() && address !== '') navigate(address, { replace: true, scroll: false });
      },
      { defer: true },
    ),
  );
  return (
    <>
      <a class={`visually-hidden ${styles.skip}`} href="#main" onClick={(event) => skipTo(event, main)}>
        Skip to the page
      </a>
      <header class={styles.bar}>
        <A href="/" class={styles.name} end>
          <svg viewBox="0 0 24 24" aria-hidden="true" class={styles.mark}>
            <path d="M4 12a8 8 0 0 1 13.7-5.6M20 12a8 8 0 0 1-13.7 5.6M18 2.5v4h-4M6 21.5v-4h4M9 12l2 2 4-4" />
          </svg>
          Turnwise
        </A>
        <nav aria-label="Pages" class={styles.ways}>
          <A href="/" end activeClass={styles.here ?? ''}>
            Play
          </A>
          <A href="/experiments" activeClass={styles.here ?? ''}>
            Experiments
          </A>
          <A href="/problems" activeClass={styles.here ?? ''}>
            Problems
          </A>
          <A href="/models" activeClass={styles.here ?? ''}>
            Models
          </A>
          <A href="/data" activeClass={styles.here ?? ''}>
            Data
          </A>
        </nav>
        <RunningChip />
        <A href="/lesson" class={styles.lesson} activeClass={styles.here ?? ''}>
          Lesson
        </A>
        <A href="/class" class={styles.lesson} activeClass={styles.here ?? ''}>
          Class
        </A>
        <button
          type="button"
          class={styles.theme}
          onClick={next}
          aria-label={`Colours: ${themeNames[theme()]}`}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6" />
            <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
          </svg>
          <span>{themeNames[theme()]}</span>
        </button>
      </header>
      <AssignmentBar />
      <main class={styles.main} id="main" tabindex="-1" ref={(element) => (main = element)}>
        <ErrorBoundary
          fallback={(error, retry) => (
            <Failure title="This page failed" error={error}>
              <Button onClick={retry}>Try again</Button>
            </Failure>
          )}
        >
          <Later fallback={<Waiting text="Opening" />}>
            <Suspense fallback={<Waiting text="Opening" />}>{props.children}</Suspense>
          </Later>
        </ErrorBoundary>
      </main>
      <ErrorBoundary fallback={null}>
        <Later>
          <Foot />
        </Later>
      </ErrorBoundary>
    </>
  );
}

/** Moves on without touching the hash, which belongs to the router. */
function skipTo(event: MouseEvent, main: HTMLElement | undefined): void {
  event.preventDefault();
  main?.focus();
}

function RunningChip(): JSX.Element {
  const { runs } = useDesk();
  const busy = () => {
    const run = runs.latest();
    return run?.isBusy() ? run : null;
  };
  return (
    <Show when={busy()}>
      {(run) => (
        <A href={`/experiments/${run().experiment.id}`} class={styles.running}>
          <progress
            aria-label={`Running ${run().experiment.spec.name}`}
            max={run().pace().asked}
            value={run().pace().finished}
          />
          <span>{run().experiment.spec.name}</span>
        </A>
      )}
    </Show>
  );
}
