import { StyleModule } from 'style-mod';

/**
 * Makes the style rules of the editor arrive as constructed style sheets.
 *
 * The library that CodeMirror keeps its styles in writes them into a `<style>` element of the document, which the policy
 * of the hosts refuses; only inside a shadow root would it construct a sheet, which no policy governs because no markup
 * is involved. Here it does so for the document too. To be called once, before the first editor is made.
 */
export function constructEditorStyles(): void {
  const sheets = new Map<StyleModule, CSSStyleSheet>();
  StyleModule.mount = (root, modules) => {
    const wanted = (Array.isArray(modules) ? modules : [modules]).map((module: StyleModule) => {
      const known = sheets.get(module);
      if (known !== undefined) return known;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(module.getRules());
      sheets.set(module, sheet);
      return sheet;
    });
    const isWanted = new Set(wanted);
    root.adoptedStyleSheets = [
      ...root.adoptedStyleSheets.filter((sheet) => !isWanted.has(sheet)),
      // Later modules take precedence over earlier ones, so their order is kept.
      ...wanted,
    ];
  };
}
