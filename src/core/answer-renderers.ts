/** The result of a renderer: nodes, text (never read as HTML), a list of both, or nothing for the usual view. */
export type Rendered = Node | string | number | null | undefined | readonly Rendered[];

/** Code from a fence, once the fence is closed. */
export interface CodeBlockPart {
  readonly type: 'codeBlock';
  /** The first word behind the fence; empty if there is none. */
  readonly language: string;
  /** All that stands behind the fence. */
  readonly info: string;
  readonly text: string;
}

/** A link to an address that is safe to follow. */
export interface LinkPart {
  readonly type: 'link';
  /** Absolute; `http:`, `https:`, `mailto:` or `tel:`. */
  readonly href: string;
  readonly title: string;
  readonly text: string;
}

/** An image that the answer names. What a renderer shows of it is asked of its host at once. */
export interface ImagePart {
  readonly type: 'image';
  /** Absolute, `http:` or `https:`; or `data:` of a picture. */
  readonly src: string;
  readonly title: string;
  readonly alt: string;
}

/** A table, once it is whole. Cells are plain text. */
export interface TablePart {
  readonly type: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A formula, once it is whole. */
export interface FormulaPart {
  readonly type: 'formula';
  readonly tex: string;
  readonly isBlock: boolean;
}

/**
 * Your own views of parts of an answer. Each is called with a part that is whole, and again only when it changes. What
 * a renderer returns is put into the answer as it is, with all it can do: what the part says comes from a model, so
 * build nodes and set their text, never HTML. One that throws is left out, with a warning in the console.
 *
 * @example
 * createChat({
 *   url,
 *   model,
 *   renderers: { table: ({ header, rows }) => (rows.length > 50 ? `${header.length} columns, ${rows.length} rows` : null) },
 * });
 */
export interface AnswerRenderers {
  readonly codeBlock?: ((part: CodeBlockPart) => Rendered) | undefined;
  readonly link?: ((part: LinkPart) => Rendered) | undefined;
  readonly image?: ((part: ImagePart) => Rendered) | undefined;
  readonly table?: ((part: TablePart) => Rendered) | undefined;
  readonly formula?: ((part: FormulaPart) => Rendered) | undefined;
}
