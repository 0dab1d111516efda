/** Whether conversations may be kept on the device: an answer, or something that gives one. */
export type Consent = boolean | PromiseLike<boolean> | (() => boolean | PromiseLike<boolean>);

/**
 * The answer, or the promise of one. A visitor who asks all sites for privacy (Global Privacy Control) has not
 * consented to what only the page's owner has decided; an answer that was asked for counts.
 */
export function answerTo(consent: Consent): boolean | Promise<boolean> {
  if (typeof consent === 'boolean') return consent && Reflect.get(navigator, 'globalPrivacyControl') !== true;
  try {
    const answer = typeof consent === 'function' ? consent() : consent;
    return typeof answer === 'boolean' ? answer : Promise.resolve(answer).catch(() => false);
  } catch {
    return false;
  }
}
