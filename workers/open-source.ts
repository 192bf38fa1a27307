import { DataFileError, type DataSource } from '../src/core/data-file';

export interface OpenedSource {
  readonly stream: ReadableStream<Uint8Array>;
  /** Null when the host does not say. */
  readonly totalBytes: number | null;
}

/** Opens a file, or asks the host of an address for it. @throws DataFileError */
export async function openSource(source: DataSource<Blob>): Promise<OpenedSource> {
  if (source.kind === 'file') return { stream: source.file.stream(), totalBytes: source.file.size };
  const url = new URL(source.url);
  const response = await fetch(url).catch((cause: unknown) => {
    throw new DataFileError('network', unreachable(url), { cause });
  });
  if (!response.ok || response.body === null) throw refusedBy(url, response);
  if (response.headers.get('content-type')?.startsWith('text/html') === true) {
    const message = `${url.host} sent a web page, not a data file. Copy the address of its download button and try that.`;
    throw new DataFileError('unsupported', message);
  }
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  // A length of packed content says nothing of the bytes that arrive here.
  const isKnown = Number.isFinite(length) && response.headers.get('content-encoding') === null;
  return { stream: response.body, totalBytes: isKnown ? length : null };
}

/** A browser does not tell a page which of the two it was. */
function unreachable({ host }: URL): string {
  if (globalThis.navigator?.onLine === false)
    return `This device is offline, so ${host} cannot be reached. Open a file of this device instead.`;
  return `${host} could not be reached, or it does not let pages of other sites read the file (CORS). Download the file in a tab of its own, then choose it here.`;
}

function refusedBy({ host, pathname }: URL, { status }: Response): DataFileError {
  if (status === 404)
    return new DataFileError('not-found', `${host} has no file ${pathname}. Check the address.`);
  const message =
    status === 401 || status === 403
      ? `${host} gives ${pathname} only to people who are signed in there (${status}). Download the file there, then choose it here.`
      : `${host} answered ${status} for ${pathname}. Try again later, or download the file and choose it here.`;
  return new DataFileError('network', message);
}
