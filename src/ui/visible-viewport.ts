import { adoptChangingStyles } from '../platform/adopt-styles.js';

/** The same in the styles: where a floating panel takes the whole screen. */
export const fullScreen = '(max-width: 480px), (max-height: 420px)';

/**
 * Tells the styles which part of the page the keyboard of a phone leaves free: no CSS unit knows it in every browser.
 * `--free-top` and `--free-height` place a full-screen panel, `--covered` is what the keyboard hides at the bottom.
 * Returns its stop.
 */
export function followVisibleViewport(root: ShadowRoot): () => void {
  const viewport = window.visualViewport;
  if (!viewport) return () => {};
  const styles = adoptChangingStyles(root);

  function update(): void {
    if (!viewport) return;
    // A visitor who zooms in with two fingers also makes it smaller, and wants to see the panel larger.
    const isZoomed = viewport.scale > 1.01;
    const covered = Math.round(window.innerHeight - viewport.height - viewport.offsetTop);
    styles.replace(
      isZoomed || covered < 1
        ? ''
        : `.panel{--free-top:${viewport.offsetTop}px;--free-height:${viewport.height}px;--covered:${covered}px}`,
    );
  }

  update();
  viewport.addEventListener('resize', update);
  viewport.addEventListener('scroll', update);
  return () => {
    viewport.removeEventListener('resize', update);
    viewport.removeEventListener('scroll', update);
    styles.remove();
  };
}
