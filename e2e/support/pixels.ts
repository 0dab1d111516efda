import type { Page } from '@playwright/test';

/**
 * How many pixels of two pictures differ by more than 3 of 255 in some part; Infinity where their sizes do. Where a frame is a
 * layer of its own, a shadow is blended a shade otherwise.
 */
export async function differentPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height);
        }),
      );
      if (!a || !b || a.width !== b.width || a.height !== b.height) return Infinity;
      const different = new Set<number>();
      for (const [at, part] of a.data.entries()) {
        if (Math.abs(part - (b.data[at] ?? 0)) > 3) different.add(Math.floor(at / 4));
      }
      return different.size;
    },
    [one.toString('base64'), other.toString('base64')],
  );
}
