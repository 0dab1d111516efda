import { expect, test } from 'vitest';
import { cut, streamedHtml, wholeHtml } from './parse.js';

/** A paragraph's text, the same however it comes. */
function inner(text: string): string {
  const html = wholeHtml(text);
  for (const step of [1, 3]) expect(streamedHtml(cut(text, step), 1)).toBe(html);
  return html.trim().slice(3, -4);
}

test.each([
  [
    '**この文は太字です（括弧つき）。**この文は続きます。',
    '<strong>この文は太字です（括弧つき）。</strong>この文は続きます。',
  ],
  ['**注意：**请先备份。', '<strong>注意：</strong>请先备份。'],
  ['他说**“你好”**，然后走了', '他说<strong>“你好”</strong>，然后走了'],
  ['他说**“你好”**然后走了', '他说<strong>“你好”</strong>然后走了'],
  ['这是**《书名》**的封面', '这是<strong>《书名》</strong>的封面'],
  ['これは*「強調」*です', 'これは<em>「強調」</em>です'],
  ['これは~~「取り消し」~~です', 'これは<del>「取り消し」</del>です'],
  ['**스크립트(script)**를 실행', '<strong>스크립트(script)</strong>를 실행'],
  ['**‘인용’**은 이렇게', '<strong>‘인용’</strong>은 이렇게'],
  ['価格は**＄100（税込）**から', '価格は<strong>＄100（税込）</strong>から'],
  ['**步骤一（*重要*）：**先停机', '<strong>步骤一（<em>重要</em>）：</strong>先停机'],
  ['***注意！***请看', '<em><strong>注意！</strong></em>请看'],
  ['**`npm i`**を実行', '<strong><code>npm i</code></strong>を実行'],
  ['请看**[文档](/u)**了解', '请看<strong><a href="/u">文档</a></strong>了解'],
  ['ｶﾀｶﾅ**(ﾊﾝｶｸ)**ﾃﾞｽ', 'ｶﾀｶﾅ<strong>(ﾊﾝｶｸ)</strong>ﾃﾞｽ'],
  ['𠮷**(野)**屋', '𠮷<strong>(野)</strong>屋'],
  ['葛󠄀**(城)**市', '葛󠄀<strong>(城)</strong>市'],
  ['**Git（分散型）**is', '<strong>Git（分散型）</strong>is'],
])('reads the emphasis of %j beside East Asian punctuation', (text, html) => {
  expect(inner(text)).toBe(html);
});

test.each([
  ['a**"b"**c', 'a**&quot;b&quot;**c'],
  ['say**“hi”**now', 'say**“hi”**now'],
  ['a**👍**b', 'a**👍**b'],
  ['这是_（强调）_后面', '这是_（强调）_后面'],
  ['snake_case_名', 'snake_case_名'],
  ['5 * 3 ** 2，共', '5 * 3 ** 2，共'],
])('leaves %j as CommonMark reads it', (text, html) => {
  expect(inner(text)).toBe(html);
});

test.each([
  '大约3~5天，价格100~200元。',
  'PCB thickness 0.3~8mm, 20~25°C.',
  'a ~b~ c',
  '约~重要~的',
  '~/bin and ~root/bin',
  '~~a~',
  '~a~~',
  '~~~a~~~',
])('strikes nothing out of %j', (text) => {
  expect(wholeHtml(`x ${text}`)).toBe(`<p>x ${text}</p>\n`);
});

test.each([
  ['~~a~~', '<del>a</del>'],
  ['~~3~5天~~', '<del>3~5天</del>'],
  ['a~~b~~c', 'a<del>b</del>c'],
  ['~~价格：~~免费', '<del>价格：</del>免费'],
])('strikes out what stands between two tildes in %j', (text, html) => {
  expect(inner(text)).toBe(html);
});
