/* The code that an owner pastes. */
import { attributeName } from '../kit/kit.js';
import { cssOf, inCode, nested } from './state.js';

/** @typedef {Readonly<Record<string, unknown>>} Options by their paths */

/** @type {readonly { readonly name: string, readonly title: string, readonly make: (options: Options) => string }[]} */
export const codes = [
  { name: 'tag', title: 'Script tag', make: tagCode },
  { name: 'npm', title: 'npm', make: npmCode },
  { name: 'react', title: 'React', make: reactCode },
  { name: 'next', title: 'Next.js', make: nextCode },
  { name: 'vue', title: 'Vue', make: vueCode },
  { name: 'css', title: 'Theme as CSS', make: themeCss },
  { name: 'json', title: 'Theme as JSON', make: themeJson },
];

/** @param {Options} options */
function tagCode(options) {
  const attributes = Object.entries(options).flatMap(([path, value]) => {
    if (value === inCode || (typeof options[path.split('.')[0] ?? ''] === 'string' && path.includes('.'))) return [];
    return [`\n  ${attributeName(path)}="${escaped(textOf(cssOf(value)))}"`];
  });
  return `<script\n  src="/causerie/causerie.js"${attributes.join('')}\n  async\n></script>\n`;
}

/** @param {Options} options */
function npmCode(options) {
  return `import { createChat } from 'causerie';\n\nconst chat = createChat(${literal(withStubs(options))});\n`;
}

/** @param {Options} options */
function reactCode(options) {
  return `import { createChat } from 'causerie';
import { useEffect } from 'react';

const options = ${literal(withStubs(options))};

export function Chat() {
  useEffect(() => {
    const chat = createChat(options);
    return () => chat.destroy();
  }, []);
  return null;
}
`;
}

/** @param {Options} options */
function nextCode(options) {
  return `// app/chat.jsx; then <Chat /> at the end of <body> in app/layout.jsx
'use client';

${reactCode(options)}`;
}

/** @param {Options} options */
function vueCode(options) {
  return `<script setup>
import { createChat } from 'causerie';
import { onMounted, onUnmounted } from 'vue';

const options = ${literal(withStubs(options))};

let chat;
onMounted(() => {
  chat = createChat(options);
});
onUnmounted(() => chat?.destroy());
</script>

<template></template>
`;
}

/** @param {Options} options */
function themeCss(options) {
  const lines = tokensOf(options).map(([token, value]) => `  --causerie-${token}: ${cssOf(value)};\n`);
  return `causerie-chat {\n${lines.join('')}}\n`;
}

/** @param {Options} options */
function themeJson(options) {
  return `${JSON.stringify({ name: 'My theme', tokens: Object.fromEntries(tokensOf(options)) }, null, 2)}\n`;
}

/** @param {Options} options */
function tokensOf(options) {
  return Object.entries(options).flatMap(([path, value]) =>
    path.startsWith('theme.') ? [/** @type {const} */ ([path.slice('theme.'.length), value])] : [],
  );
}

/** An attribute's text. @param {unknown} value */
function textOf(value) {
  if (value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Stands for a function in a literal. */
const stub = Symbol('a function');

/** The options with a place for each function. @param {Options} options */
function withStubs(options) {
  const result = nested(options);
  for (const [path, value] of Object.entries(options)) {
    const [top = '', row] = path.split('.');
    if (value !== inCode) continue;
    if (row) result[top] = { ...Object(result[top]), [row]: stub };
    else result[top] = stub;
  }
  return result;
}

/**
 * A value as JavaScript.
 *
 * @param {unknown} value
 * @param {string} [indent]
 * @returns {string}
 */
function literal(value, indent = '') {
  if (value === stub) return '(part) => undefined /* your own */';
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([name, each]) => {
    const key = /^[a-z_$][\w$]*$/i.test(name) ? name : `'${name}'`;
    return `${inner}${key}: ${literal(each, inner)},\n`;
  });
  return lines.length > 0 ? `{\n${lines.join('')}${indent}}` : '{}';
}
