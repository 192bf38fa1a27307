import 'vitest';

declare module 'vitest' {
  /** What the browser projects' global setups hand to their tests. */
  interface ProvidedContext {
    /** Address of Vite's dev server: tests import source modules from it inside the browser. */
    moduleServer: string;
    /** Address of the built lab. */
    builtLab: string;
  }
}
