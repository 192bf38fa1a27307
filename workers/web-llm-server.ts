import type {
  AppConfig,
  ChatCompletionChunk,
  ChatCompletionRequestStreaming,
  ChatOptions,
  InitProgressReport,
  MLCEngineConfig,
} from '@mlc-ai/web-llm';
import type { GenerateRequest, LoadProgress } from '../src/core/engine';
import { createThoughtSplitter } from '../src/core/split-thoughts';
import {
  chooseBuild,
  webLlmModels,
  type GraphicsDevice,
  type WebLlmBuild,
  type WebLlmCall,
  type WebLlmCalls,
  type WebLlmCatalogue,
  type WebLlmOrder,
  type WebLlmReport,
} from '../src/core/web-llm';
import { readWebLlmFault } from './web-llm-fault';
import { areIdentity, escapeMessages, type RoleTemplates } from './web-llm-templates';

/** The part of WebLLM's MLCEngine that is used. */
export interface Engine {
  reload(modelId: string, options: ChatOptions): Promise<void>;
  resetChat(): Promise<void>;
  readonly chat: {
    readonly completions: {
      create(request: ChatCompletionRequestStreaming): Promise<AsyncIterable<ChatCompletionChunk>>;
    };
  };
}

/** The part of the package @mlc-ai/web-llm that is used. */
export interface Library {
  readonly MLCEngine: new (config: MLCEngineConfig) => Engine;
  readonly prebuiltAppConfig: AppConfig;
  hasModelInCache(id: string, config: AppConfig): Promise<boolean>;
  deleteModelAllInfoInCache(id: string, config: AppConfig): Promise<void>;
}

/** What the worker's calls need of the world. */
export interface World {
  /** Six megabytes: asked for only when a call comes. */
  library(): Promise<Library>;
  device(): Promise<GraphicsDevice>;
  /** The role templates of a model's own configuration; null when it has none or cannot be read. */
  roleTemplates(modelUrl: string): Promise<RoleTemplates | null>;
  report(report: WebLlmReport): void;
}

interface Loaded {
  readonly engine: Engine;
  readonly hasTemplates: boolean;
}

/** Answers the page's orders, one model at a time. MLCEngine runs here directly: its own handler loses error types. */
export function serveWebLlm(world: World): (order: WebLlmOrder) => void {
  const stopped = new Set<number>();
  let loaded: Loaded | null = null;

  async function catalogue(): Promise<WebLlmCatalogue> {
    const [{ prebuiltAppConfig, hasModelInCache }, device] = await Promise.all([
      world.library(),
      world.device(),
    ]);
    const models = webLlmModels(prebuiltAppConfig.model_list, device);
    const withCached = models.map(async (model) => {
      const isCached = model.builds.map(({ id }) => hasModelInCache(id, prebuiltAppConfig));
      const found = await Promise.all(isCached);
      return { ...model, cached: model.builds.filter((_, index) => found[index]).map(({ id }) => id) };
    });
    return { device, models: await Promise.all(withCached) };
  }

  async function load(id: number, wanted: string): Promise<WebLlmBuild> {
    const report = (progress: LoadProgress): void => world.report({ kind: 'progress', id, progress });
    const device = await world.device();
    if (device.missing !== null) throw new Refusal('unsupported', device.missing);
    const { MLCEngine, prebuiltAppConfig } = await world.library();
    const model = webLlmModels(prebuiltAppConfig.model_list, device).find(
      ({ name, builds }) => name === wanted || builds.some((build) => build.id === wanted),
    );
    if (!model)
      throw new Refusal('not-found', `WebLLM’s catalogue has no model “${wanted}”. Choose one of its list.`);
    // A half-precision build asked for by name becomes its twin on a card that lacks half precision.
    const asked = model.builds.filter(({ id: build }) => build === wanted);
    const build = chooseBuild(asked, device) ?? chooseBuild(model.builds, device);
    const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === build?.id);
    if (!build || !record)
      throw new Refusal('unsupported', `This graphics card cannot run ${model.name}. Choose another model.`);
    const templates = await world.roleTemplates(record.model);
    const isBare = templates === null || areIdentity(templates);
    const engine = new MLCEngine({
      appConfig: prebuiltAppConfig,
      initProgressCallback: (step) => report(readProgress(step)),
      logLevel: 'SILENT',
    });
    // web-llm's types do not allow the undefined that its merge of configurations needs here.
    const bare = { conv_config: { role_templates: undefined } } as unknown as ChatOptions;
    await engine.reload(build.id, isBare ? bare : {});
    loaded = { engine, hasTemplates: !isBare };
    return build;
  }

  async function generate(id: number, request: GenerateRequest): Promise<WebLlmCalls['generate']['give']> {
    if (!loaded) throw new Refusal('lost', 'The model is not loaded. Load it again.');
    const { engine, hasTemplates } = loaded;
    // Going on from a cached dialogue would send other tokens than a fresh start does (a turn's end is missing).
    await engine.resetChat();
    const splitter = createThoughtSplitter();
    let finish: string | null = null;
    let usage: ChatCompletionChunk['usage'];
    const stream = await engine.chat.completions.create(body(request, hasTemplates));
    for await (const chunk of stream) {
      if (stopped.has(id)) break;
      usage = chunk.usage ?? usage;
      const [choice] = chunk.choices;
      finish = choice?.finish_reason ?? finish;
      const piece = splitter.take(choice?.delta.content ?? '');
      if (piece !== '') world.report({ kind: 'text', id, piece });
    }
    const generated = usage?.completion_tokens ?? null;
    const isShort = generated !== null && generated < request.sampling.maxTokens;
    return {
      ...splitter.end(),
      finish: finish !== 'length' ? 'stop' : isShort ? 'context' : 'length',
      // Everything is evaluated anew, so its count of evaluated tokens is the prompt's length.
      tokens: {
        prompt: usage?.prompt_tokens ?? null,
        prefilled: usage?.prompt_tokens ?? null,
        generated,
      },
      ignored: [],
    };
  }

  async function remove(model: string): Promise<null> {
    const { prebuiltAppConfig, deleteModelAllInfoInCache } = await world.library();
    await deleteModelAllInfoInCache(model, prebuiltAppConfig);
    return null;
  }

  function answer(order: WebLlmCall): Promise<WebLlmCalls[keyof WebLlmCalls]['give']> {
    switch (order.kind) {
      case 'catalogue':
        return catalogue();
      case 'remove':
        return remove(order.ask);
      case 'load':
        return load(order.id, order.ask);
      case 'generate':
        return generate(order.id, order.ask);
    }
  }

  return (order) => {
    if (order.kind === 'stop') {
      stopped.add(order.id);
      return;
    }
    const { id } = order;
    answer(order)
      .then(
        (value) => world.report({ kind: 'done', id, value }),
        (error: unknown) => world.report({ kind: 'fault', id, ...faultOf(error, order.kind) }),
      )
      .finally(() => stopped.delete(id));
  };
}

/** A refusal of our own. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: 'unsupported' | 'not-found' | 'lost',
    message: string,
  ) {
    super(message);
  }
}

function faultOf(error: unknown, during: WebLlmOrder['kind']): ReturnType<typeof readWebLlmFault> {
  if (error instanceof Refusal) return { code: error.code, message: error.message };
  return readWebLlmFault(error, during === 'generate' ? 'generate' : 'load');
}

/** Every setting is stated: a model's own configuration may set penalties. */
function body(
  { messages, sampling, seed }: GenerateRequest,
  hasTemplates: boolean,
): ChatCompletionRequestStreaming {
  const whole: ChatCompletionRequestStreaming & { readonly repetition_penalty: number } = {
    messages: escapeMessages(messages, hasTemplates).map(({ role, content }) => ({ role, content })),
    stream: true,
    stream_options: { include_usage: true },
    temperature: sampling.temperature,
    top_p: sampling.topP,
    max_tokens: sampling.maxTokens,
    seed,
    frequency_penalty: 0,
    presence_penalty: 0,
    // WebLLM reads it, though its request type leaves it out.
    repetition_penalty: 1,
  };
  return whole;
}

/** WebLLM tells its phases only in words: "Fetching param cache[3/30]: 120MB fetched. …". */
export function readProgress({ progress, text }: InitProgressReport): LoadProgress {
  const part = /\[(\d+)\/(\d+)\]/.exec(text);
  const of = part ? ` (part ${part[1]} of ${part[2]})` : '';
  const share = Math.min(1, Math.max(0, progress));
  if (/shader/i.test(text)) return { phase: 'compile', share, text: `Preparing the graphics card${of}` };
  if (/from cache/i.test(text))
    return { phase: 'start', share, text: `Reading the model from this device${of}` };
  if (/fetch/i.test(text)) return { phase: 'download', share, text: `Downloading the model${of}` };
  return { phase: 'start', share, text: 'Starting the model' };
}
