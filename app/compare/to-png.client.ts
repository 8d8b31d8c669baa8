/** Sharp enough to be pasted into a slide. */
const SCALE = 2;

/** Draws an SVG on a canvas. @throws Error where the browser cannot. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  // A data URL, not one of a blob: what is drawn from the latter with HTML in it may not be read back.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * SCALE, image.height * SCALE];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('toPng: the canvas gave no picture'))),
      'image/png',
    ),
  );
}
