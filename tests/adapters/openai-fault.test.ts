import { describe, expect, it } from 'vitest';
import { explainUnreachable } from '../../src/adapters/openai-fault';

const local = { origin: 'http://localhost:4173', isSecure: false };
const hosted = { origin: 'https://lab.example', isSecure: true };

function explain(url: string, page: typeof local, isAnswering = false): string {
  return explainUnreachable(new URL(url), page, isAnswering);
}

describe('an endpoint out of reach', () => {
  it('that answers others is kept from us by CORS alone, and Ollama’s setting is named', () => {
    expect(explain('http://localhost:11434/v1/models', local, true)).toBe(
      'localhost:11434 could not be reached from http://localhost:4173. The server does not let this page read its answers (CORS): start Ollama with OLLAMA_ORIGINS=http://localhost:4173 (it lets only pages from this computer in by default).',
    );
  });

  it('may be down or keep us out: both are said', () => {
    const said = explain('http://localhost:8080/v1/models', local);
    expect(said).toContain('1. No server is running there');
    expect(said).toContain('2. The server does not let this page read');
    expect(said).toContain('--cors-origins http://localhost:4173');
    expect(said).not.toContain('https');
  });

  it('on our own origin can only be down', () => {
    expect(explain('http://localhost:4173/v1/models', local)).toBe(
      'localhost:4173 could not be reached from http://localhost:4173. No server is running there: start it, and check host and port.',
    );
  });

  it.each([
    ['http://127.0.0.1:11434/v1', 'programs on this computer', false],
    ['http://192.168.1.20:8000/v1', 'the local network', true],
    ['http://gpu.local:8000/v1', 'the local network', true],
    ['http://models.example/v1', null, true],
    ['https://models.example/v1', null, false],
  ])('from a page on the web: %s', (url, guarded, isMixed) => {
    const said = explain(url, hosted);
    if (guarded === null) expect(said).not.toContain('local network access');
    else expect(said).toContain(`guards ${guarded}`);
    expect(said.includes('block that mixture')).toBe(isMixed);
  });
});
