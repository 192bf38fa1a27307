/**
 * Markdown as nodes to append: parsed by marked, cleaned by DOMPurify, with neither pictures nor anything else that
 * would be fetched from elsewhere. Loads both on the first call.
 */
export async function markdownFragment(text: string): Promise<DocumentFragment> {
  const [{ marked }, { default: purify }] = await Promise.all([import('marked'), import('dompurify')]);
  const html = await marked.parse(text, { async: true, gfm: true });
  return purify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['img', 'video', 'audio', 'picture', 'source', 'style', 'form', 'input', 'button'],
    FORBID_ATTR: ['style', 'id', 'class', 'name'],
  });
}
