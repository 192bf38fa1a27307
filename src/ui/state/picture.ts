/** Pixels of a PNG to one of its SVG: sharp in print and on dense screens. */
const scale = 2;

/** An SVG file as a PNG file. @throws Error when the browser cannot draw it. */
export async function pngOf(svg: string): Promise<ArrayBuffer> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The browser drew no picture. Download the SVG instead.');
    return await blob.arrayBuffer();
  } finally {
    URL.revokeObjectURL(url);
  }
}
