import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Style sheets, or rules in them by a part of their selector, that name left and right for a reason.
 *
 * @type {readonly { file: RegExp, selector?: RegExp, reason: string }[]}
 */
const physical = [
  { file: /^(?:ui\/placements|launcher\/page)\//, reason: 'the owner names the edge or the corner of the window' },
  { file: /^markdown\/formulas\//, reason: 'mathematics is written from left to right everywhere' },
  { file: /^markdown\/extended\//, selector: /\.code/, reason: 'code is written from left to right everywhere' },
  { file: /^markdown\/extended\//, selector: /\.(?:left|right)\b/, reason: 'the author of a table names the sides' },
  {
    file: /^launcher\/|^ui\/panel\.css$/,
    selector: /launcher|floating|bottom-|top-|before|after/,
    reason: 'the corner is one of the page',
  },
  { file: /^ui\/message-parts\/sizer\//, reason: 'the grip lies opposite to the corner of the page' },
];

/** Properties that name a side, whose logical twins follow the direction of writing. */
const sides =
  /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-.*)?|left|right|border-(?:top|bottom)-(?:left|right)-radius)$/;

/** Four values at once: top, right, bottom, left. */
const shorthands = /^(?:margin|padding|inset|border-width|border-color|border-style)$/;

/** Icons that mean the same in a mirror; every other one needs a rule for `:dir(rtl)`. */
const upright = [
  'again',
  'bad',
  'check',
  'close',
  'compose',
  'copy',
  'down',
  'edit',
  'good',
  'more',
  'note',
  'pencil',
  'pin',
  'resize',
  'search',
  'stop',
  'up',
  'warning',
];

/**
 * Declarations that name left or right where the direction of writing should decide.
 *
 * @param {string} folder src/
 * @returns {string[]}
 */
export function sidesNamed(folder) {
  return styleSheets(folder).flatMap(({ file, css }) =>
    declarationsOf(css)
      .filter(({ property, value }) => namesSide(property, value))
      .filter(
        ({ selector }) => !physical.some((known) => known.file.test(file) && (known.selector?.test(selector) ?? true)),
      )
      .map(({ selector, property, value }) => `src/${file}: ${selector} { ${property}: ${value} }`),
  );
}

/**
 * Icons that no rule mirrors and nobody has called upright.
 *
 * @param {string} folder src/
 * @returns {string[]}
 */
export function unmirrored(folder) {
  const css = styleSheets(folder)
    .map((sheet) => sheet.css)
    .join('\n');
  const mirrored = [...css.matchAll(/([^{}]*:dir\(rtl\)[^{}]*)\{[^}]*scale/g)]
    .map(([, selector]) => selector)
    .join(' ');
  return iconNames(folder).filter((name) => !upright.includes(name) && !new RegExp(`\\.${name}\\b`).test(mirrored));
}

/** @param {string} folder */
function iconNames(folder) {
  const names = filesIn(folder, /\.tsx$/).flatMap(({ text }) => {
    const [, shapes = ''] = /const shapes = \{(.*?)\n\}/s.exec(text) ?? [];
    const drawn = [...text.matchAll(/<Drawing\s+name="([\w-]+)/g)];
    return [...shapes.matchAll(/^ {2}'?([\w-]+)'?:/gm), ...drawn].map(([, name]) => name ?? '');
  });
  return [...new Set(names)].sort();
}

/**
 * @param {string} property
 * @param {string} value
 */
function namesSide(property, value) {
  if (sides.test(property)) return true;
  if (/^(?:text-align|float|clear)$/.test(property)) return /\b(?:left|right)\b/.test(value);
  if (!shorthands.test(property)) return false;
  const [, right, , left] = partsOf(value);
  return left !== undefined && left !== right;
}

/**
 * The values of a declaration, one or more, with what stands in brackets as one.
 *
 * @param {string} value
 */
function partsOf(value) {
  return value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

/**
 * The declarations of a style sheet, each with the selector of its rule.
 *
 * @param {string} css
 */
export function declarationsOf(css) {
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  return [...plain.matchAll(/([^{};]*)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
    body.split(';').flatMap((line) => {
      const at = line.indexOf(':');
      if (at < 0) return [];
      return [{ selector: selector.trim(), property: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
    }),
  );
}

/** @param {string} folder */
function styleSheets(folder) {
  return filesIn(folder, /\.css$/).map(({ file, text }) => ({ file, css: text }));
}

/**
 * @param {string} folder
 * @param {RegExp} ending
 */
function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => ending.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}
