import { useNavigate, useSearchParams } from '@solidjs/router';
import { createSignal, Show, type JSX } from 'solid-js';
import { AtHand } from '../parts/AtHand';
import { Button } from '../parts/Button';
import { DropTarget } from '../parts/DropTarget';
import { EndpointForm } from '../parts/EndpointForm';
import { EngineLine } from '../parts/EngineLine';
import { GgufForm } from '../parts/GgufForm';
import { Failure } from '../parts/Notice';
import { SpeedPanel } from '../parts/SpeedPanel';
import { WebModels } from '../parts/WebModels';
import { useDesk } from '../state/desk';
import type { ModelChoice } from '../state/lab';
import { useTitle } from '../state/title';
import styles from './Models.module.css';

/** The value of `?for=` that leads back to the experiment that is being set up. */
const forDraft = 'experiment';

/** Where models come from: with the lab, the graphics card, a file, an endpoint. And how fast one is here. */
export default function Models(): JSX.Element {
  const desk = useDesk();
  useTitle(() => 'Models');
  const navigate = useNavigate();
  const [query] = useSearchParams<{ for?: string }>();
  const [fault, setFault] = createSignal<unknown>(null);
  let failure: HTMLDivElement | undefined;

  /** Shows what went wrong where it is seen: the choice may have been made far below. */
  function fail(error: unknown): void {
    setFault(error);
    failure?.scrollIntoView({ block: 'center' });
  }

  async function use(choice: ModelChoice): Promise<void> {
    setFault(null);
    try {
      await desk.engine.load(choice);
      desk.chooseModel(choice);
      const draft = desk.draft();
      if (query.for === forDraft && draft) desk.keepDraft({ ...draft, engine: choice });
      navigate(query.for === forDraft ? '/experiments/new' : '/');
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) fail(error);
    }
  }

  function open(files: readonly File[]): void {
    const other = files.find(({ name }) => !name.toLowerCase().endsWith('.gguf'));
    if (other) fail(new Error(`“${other.name}” is no GGUF file. Models come as .gguf files.`));
    else void use(desk.lab.openModelFile(files));
  }

  return (
    <DropTarget label="Drop a GGUF model" takesAll onFile={(_, files) => open(files)}>
      <header class={styles.head}>
        <h1>Models</h1>
        <p>
          Everything runs on this device. A model or an address that you name below is fetched from where it
          says, and from nowhere else.
        </p>
      </header>
      <Show when={desk.engine.status().kind === 'loading'}>
        <div class={styles.loading} data-testid="loading">
          <EngineLine status={desk.engine.status()} />
          <Button onClick={() => desk.engine.unload()}>Stop</Button>
        </div>
      </Show>
      <div ref={(element) => (failure = element)} class={styles.failure}>
        <Show when={fault()}>
          {(error) => <Failure title="The model could not be loaded" error={error()} />}
        </Show>
      </div>
      <section class={styles.part} aria-labelledby="shipped">
        <h2 id="shipped">At hand</h2>
        <AtHand onUse={(choice) => void use(choice)} />
      </section>
      <section class={styles.part} aria-labelledby="web">
        <h2 id="web">On the graphics card</h2>
        <p>
          WebLLM downloads a model once from huggingface.co and raw.githubusercontent.com, keeps it on this
          device and runs it through WebGPU. A download is somewhat smaller than the memory that the model
          needs.
        </p>
        <WebModels onUse={(choice) => void use(choice)} />
      </section>
      <section class={styles.part} aria-labelledby="file">
        <h2 id="file">A GGUF file, on the processor</h2>
        <p>
          llama.cpp runs any instruction-tuned GGUF model that fits into memory. Up to 2 B parameters is
          bearable.
        </p>
        <GgufForm onFiles={open} onUse={(choice) => void use(choice)} />
      </section>
      <section class={styles.part} aria-labelledby="endpoint">
        <h2 id="endpoint">An endpoint</h2>
        <p>
          Any server that speaks the OpenAI protocol: vLLM, Ollama, llama.cpp, a hosted one. Prompts and
          programs go there.
        </p>
        <EndpointForm onUse={(choice) => void use(choice)} />
      </section>
      <section class={styles.part} aria-labelledby="speed">
        <h2 id="speed">How fast is it here?</h2>
        <SpeedPanel />
      </section>
    </DropTarget>
  );
}
