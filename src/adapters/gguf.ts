import { EngineError } from '../core/engine';

/** What a GGUF file says of its model. Format: ggml/docs/gguf.md, versions 2 and 3. */
export interface GgufHeader {
  /** "llama", "qwen2". */
  readonly architecture: string;
  readonly name: string | null;
  /** Tokens that the model was made for; null when the file does not say. */
  readonly contextTokens: number | null;
  readonly hasChatTemplate: boolean;
  /** Numbers that the key-value cache holds for each token; null when the file does not say. */
  readonly cacheNumbersPerToken: number | null;
  /** Our own models say which wording they were trained on (`turnwise.wording`); others say nothing: null. */
  readonly wording: string | null;
}

type Value = string | number | boolean | null;

/** First bytes read; doubled until the metadata fit (vocabularies of 150,000 words take about 8 MiB). */
const firstSlice = 1 << 20;

/** Reads the metadata at the head of a GGUF file. @throws EngineError "bad-model" */
export async function readGguf(file: Blob): Promise<GgufHeader> {
  for (let size = firstSlice; ; size *= 2) {
    const bytes = await file.slice(0, size).arrayBuffer();
    try {
      return describe(parseMetadata(new DataView(bytes)));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (size >= file.size) throw badModel('The file ends within its own description: it is cut short.');
    }
  }
}

function describe(metadata: ReadonlyMap<string, Value>): GgufHeader {
  const architecture = metadata.get('general.architecture');
  if (typeof architecture !== 'string')
    throw badModel('The file does not name the architecture of its model.');
  const name = metadata.get('general.name');
  const wording = metadata.get('turnwise.wording');
  const contextTokens = metadata.get(`${architecture}.context_length`);
  return {
    architecture,
    name: typeof name === 'string' ? name : null,
    contextTokens: typeof contextTokens === 'number' ? contextTokens : null,
    hasChatTemplate: metadata.has('tokenizer.chat_template'),
    cacheNumbersPerToken: cacheNumbers(metadata, architecture),
    wording: typeof wording === 'string' ? wording : null,
  };
}

/** A key and a value of `width` for each layer; with grouped heads only their share of the width. */
function cacheNumbers(metadata: ReadonlyMap<string, Value>, architecture: string): number | null {
  const layers = metadata.get(`${architecture}.block_count`);
  const width = metadata.get(`${architecture}.embedding_length`);
  const heads = metadata.get(`${architecture}.attention.head_count`);
  const groups = metadata.get(`${architecture}.attention.head_count_kv`);
  if (typeof layers !== 'number' || typeof width !== 'number') return null;
  const share = typeof heads === 'number' && typeof groups === 'number' ? groups / heads : 1;
  return 2 * layers * width * share;
}

/** Scalars and strings by key; of arrays only the key. @throws RangeError past the end of `view`. */
function parseMetadata(view: DataView): ReadonlyMap<string, Value> {
  let at = 0;
  const text = new TextDecoder();
  const skip = (bytes: number): number => {
    at += bytes;
    if (at > view.byteLength) throw new RangeError('past the end');
    return at - bytes;
  };
  const u32 = (): number => view.getUint32(skip(4), true);
  const u64 = (): number => Number(view.getBigUint64(skip(8), true));
  const string = (): string => {
    const length = u64();
    return text.decode(new Uint8Array(view.buffer, skip(length), length));
  };

  function scalar(type: number): Value {
    switch (type) {
      case 0:
        return view.getUint8(skip(1));
      case 1:
        return view.getInt8(skip(1));
      case 2:
        return view.getUint16(skip(2), true);
      case 3:
        return view.getInt16(skip(2), true);
      case 4:
        return u32();
      case 5:
        return view.getInt32(skip(4), true);
      case 6:
        return view.getFloat32(skip(4), true);
      case 7:
        return view.getUint8(skip(1)) !== 0;
      case 8:
        return string();
      case 10:
        return u64();
      case 11:
        return Number(view.getBigInt64(skip(8), true));
      case 12:
        return view.getFloat64(skip(8), true);
      default:
        throw badModel(`The file's description holds a value of unknown type ${type}.`);
    }
  }

  function value(type: number): Value {
    if (type !== 9) return scalar(type);
    const itemType = u32();
    const length = u64();
    for (let item = 0; item < length; item += 1) value(itemType);
    return null;
  }

  if (view.byteLength < 4 || view.getUint32(skip(4)) !== 0x47475546)
    throw badModel('This is not a GGUF file: it does not begin with "GGUF".');
  const version = u32();
  if (version !== 2 && version !== 3)
    throw badModel(`This GGUF file has version ${version}; versions 2 and 3 can be read.`);
  u64(); // number of tensors
  const entries = u64();
  const metadata = new Map<string, Value>();
  for (let entry = 0; entry < entries; entry += 1) metadata.set(string(), value(u32()));
  return metadata;
}

function badModel(what: string): EngineError {
  return new EngineError('bad-model', `${what} Choose a .gguf file that was downloaded whole.`);
}
