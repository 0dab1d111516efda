/**
 * Texts are data: a string, or one for each plural form, with `{name}` where a value stands. A translator needs no code,
 * an owner can replace any of them, and the compiler sees a placeholder that a translation has lost.
 */

/** A text that takes values by name, such as `'More: {title}'`. */
export type Template<Name extends string> = (
  Name extends string ? (text: `${string}{${Name}}${string}`) => void : never
) extends (text: infer T) => void
  ? T
  : never;

/** A text for each plural form that a language has; where one is missing, `other` is taken. */
export type Plural<Name extends string = never> = Partial<Record<Intl.LDMLPluralRule, string>> & {
  readonly other: TextWith<Name>;
};

/** The names of the values that a text takes. */
type NamesIn<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type TextWith<Name extends string> = [Name] extends [never] ? string : Template<Name>;

/** The texts of a feature in any language: those of English, with the same values in them. */
export type Translated<T> = T extends string
  ? TextWith<NamesIn<T>>
  : T extends { readonly other: infer Other }
    ? Plural<NamesIn<Other>>
    : { readonly [K in keyof T]: Translated<T[K]> };

/** The text with its values in place. A name that has none stays as it is written. */
export function fill<const V extends Readonly<Record<string, string | number>>>(
  text: Template<keyof V & string>,
  values: V,
): string;
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
