/** The same in the styles: where a floating panel takes the whole screen. */
export const fullScreen = '(max-width: 480px), (max-height: 420px)';
