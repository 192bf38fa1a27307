import { A, useParams } from '@solidjs/router';
import { For, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { ButtonLink } from '../parts/Button';
import { lessonPages } from '../parts/LessonTexts';
import { LessonTry } from '../parts/LessonTry';
import { lessonPath } from '../state/paths';
import { createPredictions } from '../state/predictions';
import { useTitle } from '../state/title';
import styles from './Lesson.module.css';

/** Seven short pages on what the paper found, each with something to try. */
export default function Lesson(): JSX.Element {
  const params = useParams<{ page?: string }>();
  /** From 1; an address that names no page leads to the first. */
  const number = (): number => {
    const asked = Number(params.page ?? 1);
    return Number.isInteger(asked) && asked >= 1 && asked <= lessonPages.length ? asked : 1;
  };
  const predictions = createPredictions();
  const page = () => lessonPages[number() - 1];
  useTitle(() => `Lesson ${number()}: ${page()?.title ?? ''}`);
  return (
    <div class={styles.page}>
      <nav class={styles.ways} aria-label="Pages of the lesson">
        <ol>
          <For each={lessonPages}>
            {({ title }, at) => (
              <li>
                <A
                  href={lessonPath(at() + 1)}
                  classList={{ [styles.here ?? '']: number() === at() + 1 }}
                  title={title}
                >
                  <span class={styles.number}>{at() + 1}</span>
                  <span class={styles.title}>{title}</span>
                </A>
              </li>
            )}
          </For>
        </ol>
      </nav>
      <Show when={number()} keyed>
        {(shown) => (
          <>
            <article class={styles.text}>
              <p class={styles.count}>
                Lesson, page {shown} of {lessonPages.length}
              </p>
              <h1>{page()?.title}</h1>
              <Dynamic component={page()?.Text} />
            </article>
            <section class={styles.try} aria-label="To try">
              <LessonTry page={shown} predictions={predictions} />
            </section>
            <div class={styles.turnOver}>
              <Show when={shown > 1}>
                <ButtonLink href={lessonPath(shown - 1)}>Back</ButtonLink>
              </Show>
              <Show when={lessonPages[shown]}>
                {(next) => (
                  <ButtonLink href={lessonPath(shown + 1)} look="main">
                    Next: {next().title}
                  </ButtonLink>
                )}
              </Show>
            </div>
          </>
        )}
      </Show>
    </div>
  );
}
