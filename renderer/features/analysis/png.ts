/** A picture as PNG, drawn by a canvas from its SVG. The policy of the pages allows data: images, so nothing is fetched. */

/** @param scale dots for each unit of the picture; 3 prints sharply. @returns a data: address of the PNG */
export async function pngOf(svg: string, width: number, height: number, scale = 3): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The picture could not be drawn.');
  context.scale(scale, scale);
  context.drawImage(image, 0, 0, width, height);
  return canvas.toDataURL('image/png');
}
