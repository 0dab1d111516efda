const svgNamespace = 'http://www.w3.org/2000/svg';

/** A decorative icon of one path, built as elements: no markup is ever parsed. */
export function svgIcon(className: string, size: number, path: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  const shape = document.createElementNS(svgNamespace, 'path');
  svg.setAttribute('class', className);
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('aria-hidden', 'true');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
