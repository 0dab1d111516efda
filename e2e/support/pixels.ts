import type { Page } from '@playwright/test';

/** How far two pictures of one size are apart: of all parts of all pixels the largest difference, from 0 to 255. */
export async function largestDifference(page: Page, one: Buffer, other: Buffer): Promise<number> {
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
      if (!a || !b || a.width !== b.width || a.height !== b.height) return 255;
      return a.data.reduce((most, part, at) => Math.max(most, Math.abs(part - (b.data[at] ?? 0))), 0);
    },
    [one.toString('base64'), other.toString('base64')],
  );
}
