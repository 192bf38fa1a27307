import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * How the first route's scripts are cut: what every page needs, and what Play needs beyond that, in a file each. A
 * browser takes milliseconds of the page's own time for every file, however small.
 */
export const firstRouteGroups = [
  { name: 'index', tags: ['$initial' as const], priority: 1 },
  { name: 'Play', test: /src[\\/]ui[\\/]pages[\\/]Play\.tsx$/ },
];
const chunkNames: readonly string[] = firstRouteGroups.map(({ name }) => name);

/** Makes what can be made of the first route before the page's own script begins: fetching and compiling. */
export const firstRoute: Plugin = {
  name: 'first-route',
  apply: 'build',
  /** The page names Play's files, so that they come along with the first script and nothing need ask for them. */
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find(({ isEntry }) => isEntry)?.fileName;
      return chunks
        .filter(({ name }) => name === 'Play')
        .flatMap(({ fileName, imports, viteMetadata }) => [
          ...[fileName, ...imports]
            .filter((name) => name !== entry)
            .map((name) => linkTo(name, 'modulepreload')),
          ...[...(viteMetadata?.importedCss ?? [])].map((name) => linkTo(name, 'stylesheet')),
        ]);
    },
  },
  /**
   * Chromium compiles all functions of a file that begins with this line while the file arrives, on another thread,
   * instead of each on the page's own when it is first called.
   */
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        const isFirst = file.type === 'chunk' && chunkNames.includes(file.name);
        if (isFirst) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  },
};

function linkTo(file: string, rel: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `./${file}` }, injectTo: 'head' };
}
