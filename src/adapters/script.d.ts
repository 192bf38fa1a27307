/** A file bundled into one self-contained module, as text (see vite.config.ts). */
declare module '*?script' {
  const code: string;
  export default code;
}
