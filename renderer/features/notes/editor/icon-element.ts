import { iconPath, type IconName } from '../../../ui/Icon.tsx';

const SVG = 'http://www.w3.org/2000/svg';

/** A sign of the interface for the editor, whose parts are not made by React. */
export function iconElement(name: IconName, className: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', className);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', iconPath(name));
  svg.append(path);
  return svg;
}
