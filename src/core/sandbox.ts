import type { Case, Limits, Observation } from './executor';

/** What the page hands to the sandbox frame: it can fetch nothing itself. */
export interface SandboxParts {
  /** pyodide.asm.wasm */
  readonly wasm: ArrayBuffer;
  /** python_stdlib.zip */
  readonly stdlib: ArrayBuffer;
  readonly harness: string;
  /** The script of one interpreter, Pyodide's Emscripten module included. */
  readonly worker: string;
  /** The script that starts, watches and ends interpreters. */
  readonly warden: string;
  /** Programs that run at the same time, at least 1. */
  readonly slots: number;
  /** Interpreters kept ready beside those, for when one has to be ended. */
  readonly spares: number;
}

/** A case; `by` says how it is followed where it is traced: by basic blocks, or line by line. Default blocks. */
export type TracedCase = Case & { readonly by?: 'line' };

/** From the page to the warden. */
export type SandboxOrder =
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly program: string;
      readonly cases: readonly TracedCase[];
      readonly limits: Limits;
      /** The cases are traced: each ends with its trace as value (trace.ts), or line by line (steps.ts). */
      readonly isTraced: boolean;
    }
  /** The rest of a run is not wanted. */
  | { readonly kind: 'stop'; readonly id: number };

/** From the warden to the page. */
export type SandboxReport =
  | { readonly kind: 'ready'; readonly version: string }
  /** Observations `from`, `from + 1`, … of a run. */
  | {
      readonly kind: 'observed';
      readonly id: number;
      readonly from: number;
      readonly observations: readonly Observation[];
    }
  /** No interpreter can be had. */
  | { readonly kind: 'failed'; readonly message: string };

/**
 * The only script of the sandbox frame: starts the warden and hands it the parts and the page's port. It stands inline
 * in the frame's document, so the page's content security policy, which the frame inherits, names it by its hash.
 */
export const sandboxFrameScript =
  'addEventListener("message",({data,ports:[port]})=>{const url=URL.createObjectURL(new Blob([data.warden],{type:"text/javascript"}));const warden=new Worker(url);warden.onerror=({message})=>port.postMessage({kind:"failed",message});warden.postMessage(data,[port,data.wasm,data.stdlib])},{once:true})';

/** SHA-256 of `sandboxFrameScript`, as a content security policy writes it. */
export const sandboxFrameHash = 'sha256-IUbQdX32W4OD15pNsX6j2SNQf2FPCad4Q6yFlJ1gI1U=';
