import { render } from 'solid-js/web';
import { openStore } from './adapters/idb';
import type { Automation } from './core/automation';
import { EngineError, type EngineSource } from './core/engine';
import type { Estimator } from './core/estimator';
import { parseExactJson } from './core/exact-json';
import type { Executor } from './core/executor';
import { createMemoryStore } from './core/memory-store';
import type { OfflineCopy } from './core/offline';
import { parseProblemSet } from './core/parse-problems';
import type { ProblemSet } from './core/problem';
import { StoreError, type Store } from './core/store';
import { App } from './ui/App';
import { breathe } from './ui/state/abortable';
import { createAutomation } from './ui/state/automation';
import { createDesk, DeskContext } from './ui/state/desk';
import type { Lab, ModelChoice, ModelOffer, ProblemSetHead } from './ui/state/lab';

/** Filled in by the build from package.json. */
declare const __TURNWISE_VERSION__: string;

declare global {
  interface Window {
    /** For programs that drive the page: the headless command, tests. */
    turnwise?: Automation;
  }
}

const shippedModels: readonly ModelOffer[] = [
  {
    choice: { kind: 'wllama', model: 'demo' },
    label: 'Demo model (1.3 M parameters)',
    detail:
      '1.5 MB, ships with the lab. It knows nothing but short problems on lists and texts in one wording: made to run the whole experiment anywhere, not to write your programs.',
    unavailable: null,
    cached: true,
    wording: 'demo',
  },
];

/** The problem set that the demo model was made for. */
const demoSet = 'demo';

/** GGUF files that were picked, by the model's name; they last as long as the page. */
const pickedFiles = new Map<string, readonly File[]>();
let endpointKey = '';

const lab: Lab = {
  version: __TURNWISE_VERSION__,
  store: once<Store>(() => openStore().catch(forThisPage)),
  executor: once<Executor>(async () => (await import('./adapters/pyodide')).createExecutor()),
  estimator: once<Estimator>(async () => (await import('./adapters/estimator')).openEstimator()),
  engineSource,
  shippedModels,
  firstSet: demoSet,
  async webModels() {
    const { webLlmOffers } = await import('./adapters/web-llm-catalogue');
    return webLlmOffers();
  },
  browserModel: async () => (await import('./adapters/chrome')).chromeOffer(),
  keptModelFiles: async () => (await import('./adapters/model-file')).keptModelFiles(),
  openModelFile(files) {
    const model = files[0]?.name ?? 'file';
    pickedFiles.set(model, files);
    return { kind: 'wllama', model };
  },
  async removeModel({ kind, model }) {
    if (kind === 'wllama') return (await import('./adapters/model-file')).removeModelFile(model);
    const { removeWebLlmModel } = await import('./adapters/web-llm-catalogue');
    await removeWebLlmModel(model);
  },
  async endpointModels(baseUrl, signal) {
    const { listOpenAiModels } = await import('./adapters/openai');
    const models = await listOpenAiModels({ baseUrl, apiKey: endpointKey || null }, signal);
    return models.map(({ id }) => id);
  },
  endpointKey: { get: () => endpointKey, set: (key) => void (endpointKey = key.trim()) },
  archive: {
    async writeBundle(ids, sets) {
      const { writeBundle } = await import('./adapters/bundle');
      return writeBundle(await lab.store(), ids, Date.now(), sets);
    },
    openBundle: async (bytes) => (await import('./adapters/bundle')).openBundle(bytes),
    writeParquet: async (rows) => (await import('./adapters/parquet-writer')).writeParquet(rows),
    writeRft: async (...parts) => (await import('./adapters/rft-files')).writeRftFiles(...parts),
  },
  problemImports: {
    async read({ from, dataset, choice }, onProgress, signal) {
      const { readProblems } = await import('./adapters/problem-reader');
      const source =
        from instanceof URL
          ? { kind: 'url' as const, url: from.href }
          : { kind: 'file' as const, file: from };
      return readProblems({ source, dataset, choice }, onProgress, signal);
    },
    keep: async (set) => (await library()).put(set),
    kept: async () => (await (await library()).heads()).map(({ id }) => id),
    remove: async (id) => (await library()).remove(id),
  },
  readRun: async (file, signal) => (await import('./adapters/foreign-reader')).readRun(file, signal),
  offline: once<OfflineCopy>(async () => (await import('./adapters/offline')).openOfflineCopy()),
  problemSets,
  problemSet,
};

/** Where the browser stores nothing, results last as long as the page: an hour's work can still be done, and taken out. */
function forThisPage(error: unknown): Store {
  const isHopeless = error instanceof StoreError && !['blocked', 'newer-version'].includes(error.code);
  if (isHopeless) return createMemoryStore(error);
  throw error;
}

/** Sets that a person brought in. */
const library = once(async () => (await import('./adapters/idb-problems')).openProblemLibrary());

async function engineSource(choice: ModelChoice): Promise<EngineSource> {
  const { kind, model } = choice;
  switch (kind) {
    case 'wllama':
      return ggufSource(model);
    case 'web-llm':
      return (await import('./adapters/web-llm')).webLlmSource(model);
    case 'openai':
      return (await import('./adapters/openai')).openAiSource({
        model,
        baseUrl: choice.baseUrl ?? '',
        apiKey: endpointKey || null,
      });
    case 'replay':
      return storedSource(model);
    case 'chrome':
      return (await import('./adapters/chrome')).chromeSource();
  }
}

async function ggufSource(model: string): Promise<EngineSource> {
  const { shippedSource, wllamaSource } = await import('./adapters/wllama');
  const shipped = shippedModels.find(({ choice }) => choice.model === model);
  if (shipped) return shippedSource(model, shipped.label);
  const blobs = pickedFiles.get(model);
  if (blobs) return wllamaSource({ model, label: model, wording: 'plain', file: { kind: 'blobs', blobs } });
  if (!URL.canParse(model)) {
    throw new EngineError(
      'not-found',
      `The file “${model}” is not open in this page. Open it again under Models, then come back.`,
    );
  }
  const url = new URL(model);
  const label = url.pathname.split('/').at(-1) || url.host;
  return wllamaSource({ model, label, wording: 'plain', file: { kind: 'url', url } });
}

/** The model that a stored experiment was made with, speaking its replies again. */
async function storedSource(experimentId: string): Promise<EngineSource> {
  const store = await lab.store();
  const experiment = await store.experiment(experimentId);
  if (!experiment?.engine) {
    throw new EngineError(
      'not-found',
      `There is no stored experiment “${experimentId}” to replay. Open its file first.`,
    );
  }
  const { replaySource } = await import('./adapters/replay');
  return replaySource(await Array.fromAsync(store.trajectories(experimentId)), experiment.engine);
}

async function problemSets(): Promise<readonly ProblemSetHead[]> {
  const [shipped, kept] = await Promise.all([
    problemJson('index') as Promise<readonly ProblemSetHead[]>, // Our own file, checked by its test.
    // A browser that stores nothing still has the shipped sets; what is wrong is said where sets are brought in.
    library().then(
      (opened) => opened.heads(),
      () => [],
    ),
  ]);
  return [...shipped, ...kept];
}

async function problemSet(id: string): Promise<ProblemSet> {
  // The first page waits for this one: it is always the shipped one, and the library need not be opened for it.
  if (id === demoSet) return readShipped(id);
  const kept = await library().then(
    (opened) => opened.set(id),
    () => null,
  );
  return kept ?? readShipped(id);
}

/** In slices, with the drawing of what comes of them after the last: the first page reads a set while it opens. */
async function readShipped(id: string): Promise<ProblemSet> {
  const json = await problemJson(id);
  await breathe();
  const set = parseProblemSet(json);
  await breathe();
  return set;
}

async function problemJson(name: string): Promise<unknown> {
  const response = await fetch(new URL(`problems/${encodeURIComponent(name)}.json`, document.baseURI)).catch(
    () => null,
  );
  if (response?.ok) return parseExactJson(await response.text());
  throw new Error(
    response?.status === 404
      ? `There is no problem set “${name}” in this lab. Choose another.`
      : 'The problems could not be fetched. Check that the lab’s server still runs, then reload the page.',
  );
}

/** Makes a thing on the first call; a failure is forgotten, so that the next call tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

// In a task of its own, after that in which the scripts were read: a slow device stays answerable in between.
setTimeout(() => {
  const root = document.getElementById('root');
  if (root === null) return;
  render(() => {
    const desk = createDesk(lab);
    window.turnwise = createAutomation(desk);
    return (
      <DeskContext.Provider value={desk}>
        <App />
      </DeskContext.Provider>
    );
  }, root);
});
