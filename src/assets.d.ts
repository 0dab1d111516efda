/** Styles are written in CSS files beside their component and arrive as minified text for a constructed sheet. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
