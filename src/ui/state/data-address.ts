/**
 * The address of a data file, from what a person pasted; null when it is none. Two hosts show a file on a page under
 * one address and give the file itself under another.
 */
export function dataAddress(text: string): URL | null {
  if (!URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.host === 'huggingface.co') url.pathname = url.pathname.replace('/blob/', '/resolve/');
  const onGitHub = url.host === 'github.com' && /^\/([^/]+)\/([^/]+)\/blob\/(.+)$/.exec(url.pathname);
  if (!onGitHub) return url;
  const [, owner = '', name = '', path = ''] = onGitHub;
  return new URL(`https://raw.githubusercontent.com/${owner}/${name}/${path}`);
}
