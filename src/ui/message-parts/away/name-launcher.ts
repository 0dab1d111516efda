import { effect } from '@preact/signals';
import { notices as english } from '../../../strings/en/notices.js';
import { formatOf } from '../../../strings/format.js';
import type { Strings } from '../../../strings/strings.js';
import type { PanelDeps } from '../../panel-context.js';

/** Ids in the shadow root. */
const launcherId = 'launcher';
const newsId = 'launcher-news';

/**
 * Adds to the name of the launcher that there are answers that nobody saw, which its dot shows. The name itself stays an
 * attribute of the launcher, so that it still follows the language and the options. Returns its stop.
 */
export function nameLauncher({ model, strings }: PanelDeps, root: ShadowRoot): () => void {
  const launcher = root.querySelector('.launcher');
  if (!launcher) return () => {};
  const news = document.createElement('span');
  news.id = newsId;
  news.hidden = true;
  root.append(news);
  launcher.id = launcherId;
  const stop = effect(() => {
    const count = model.conversations.unread.value.size;
    news.textContent = count ? newsOf(count, strings.value) : '';
    if (count) launcher.setAttribute('aria-labelledby', `${launcherId} ${newsId}`);
    else launcher.removeAttribute('aria-labelledby');
  });
  return () => {
    stop();
    launcher.removeAttribute('aria-labelledby');
    news.remove();
  };
}

/** Says that answers came that nobody saw, in so many conversations. */
export function newsOf(count: number, strings: Strings): string {
  const { newAnswer, newAnswersIn } = strings.of('notices', english);
  return count === 1 ? newAnswer : formatOf(strings).plural(newAnswersIn, count);
}
